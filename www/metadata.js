// Whether a value that was typed, or that came with a file, is one.

/** A day of the calendar, with or without a time behind it. @param {string} value */
export function isDay(value) {
  const [, year, month, day, rest] = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](.+))?$/.exec(value) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day) && (rest === undefined || !Number.isNaN(Date.parse(value.replace(" ", "T"))));
}

/** @param {string} value */
export function isLanguage(value) {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}

/** @param {string} value */
export function isAddress(value) {
  try {
    return /^https?:$/.test(new URL(value).protocol);
  } catch {
    return false;
  }
}
