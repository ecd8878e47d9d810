// The words that the generated articles are made of: our own lists, one line a list.

const list = (text) => text.trim().split(/\s+/);
const phrases = (text) => text.trim().split(/\s*\|\s*/);

export const FIRST = list(`Ada Amir Anna Boris Carla Chen Clara Dario David Edith Elena Emil Fatima Felix Frida Goran Grace Hanna Hugo Ines Irina Ivan Jana
  Jonas Karim Katya Lars Leila Liam Lina Lukas Maja Marco Maria Mina Nadia Nils Nora Olga Omar Oskar Paula Petra Rana Rosa Samir Selma Simon Sofia Stefan
  Tariq Thea Tomas Vera Viktor Wanda Yusuf Zora`);

/** Surnames and places are put together, so that many events do not share them. */
export const NAME_HEADS = list(`Ald Bar Bren Cal Cor Dal Dren Eld Fal Fen Gar Glen Hal Har Hol Kel Kest Lan Lor Mar Mel Mor Nor Or Pel Pen Rad Ran Ros Sal
  Sel Skar Sten Tal Tor Ulm Val Ver Wal Wen Wes Yar Zel`);
export const SURNAME_TAILS = list("aker ander berg dahl den der ekova enko ford gren ham ic in itz kin land lin man mark mond ner o off quist ric son stad ström ton vik wood");
export const PLACE_TAILS = list("bach beck bridge brook burg bury by dale ford gate haven holm lake mouth ness port sand stead ton wall wick");

export const THINGS = phrases(`ferry|tram|freight train|bus|cable car|school|mill|warehouse|hospital|library|power station|dam|bridge|stadium|market hall|hotel|cargo ship
  |chemical plant|grain silo|theatre|tunnel|airport terminal|swimming pool|museum|shopping arcade|lighthouse`);
export const HAPPENINGS = phrases("ran aground|caught fire|collapsed|was flooded|lost its roof|was shut down|was evacuated|broke apart|was struck by lightning|went dark");
export const DAYS = list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
export const HOURS = phrases("in the early morning|shortly before noon|in the afternoon|at dusk|late in the evening|a little after midnight");

export const ROLES = phrases(`the mayor|the fire chief|the police commander|a nurse|the harbour master|the minister of transport|a teacher|the head of the company|a shopkeeper
  |the union's secretary|an engineer|a passenger|the chief inspector|a resident|the county's spokeswoman|a volunteer`);
export const BODIES = phrases("the fire service|the police|the city council|the company|the hospital|the regional government|the transport authority|the union|the coast guard|the prosecutor's office");
export const SAID = phrases("said|told reporters|said on the scene|said in a statement|explained|added");

/** What is counted: what it is, and about how many. @type {[string, number][]} */
export const COUNTED = [
  ["people were on site", 400], ["people were injured", 60], ["firefighters were sent", 150], ["homes were without power", 9000], ["windows were broken", 300],
  ["vehicles were damaged", 80], ["residents had to leave their homes", 1200], ["ambulances came", 30], ["tonnes of rubble were taken away", 700],
  ["pupils stayed at home", 900], ["calls reached the emergency line", 2400], ["litres of fuel leaked", 5000], ["flights were cancelled", 40],
  ["euros were collected for the families", 20000], ["metres of track were destroyed", 350], ["workers lost their jobs", 200],
];

/** Verbs with two ways to say them, so that accounts differ in their words. @type {[string, string][]} */
export const ACTS = [
  ["closed", "shut"], ["opened an inquiry into", "began to investigate"], ["inspected", "examined"], ["cordoned off", "sealed off"], ["warned about", "had raised doubts about"],
  ["promised to rebuild", "pledged to restore"], ["refused to discuss", "would not comment on"], ["searched", "combed"], ["criticised", "found fault with"],
  ["defended", "stood by"], ["postponed", "put off"], ["ordered a review of", "asked for a check of"], ["praised", "commended"], ["documented", "kept records of"],
  ["repaired", "mended"], ["cleared", "emptied"], ["had paid for", "had financed"], ["ignored", "paid no heed to"], ["demanded changes to", "called for changes to"], ["evacuated", "brought people out of"],
];
export const QUALITIES = list(`northern southern eastern western old new upper lower main narrow wooden concrete temporary public private local regional annual broken rusty
  crowded quiet abandoned historic municipal electric damaged flooded blocked modern`);
export const OBJECTS = list(`quay road gate staircase cellar roof wall pipe valve generator engine signal platform corridor kitchen archive laboratory playground garage
  chapel canal embankment fence crane ladder boiler tank cable transformer elevator balcony courtyard workshop storeroom depot junction crossing barrier pavement
  reservoir pump turbine scaffold chimney ramp hangar office shelter square avenue market orchard meadow`);
export const OCCASIONS = phrases(`during the night|after a long meeting|for the second time this year|without further notice|in front of cameras|with the help of neighbours|despite the heavy rain
  |before the weekend|at the request of families|under a rule from last spring|within an hour|as a precaution|after weeks of complaints|while the wind was rising`);

/** What people say: the beginning and the end are put together. */
export const CLAIMS = phrases(`We heard a loud noise and ran|Nobody told us what to do|I have never seen anything like it|We did everything that could be done|This could have been prevented|The warnings were clear
  |My neighbours carried the old people out|We will not leave until every question is answered|The alarm did not work|I thought it was the end|There was smoke in every room|We had asked for money for years`);
export const REASONS = phrases(`because the doors were locked|and then the lights went out|but the exits were free|and no one listened|although the plans were ready|before help arrived|while the children slept
  |and I am proud of my people|so we waited outside in the cold|as every report had shown|and that is the truth|because there was no other way`);
