"use client";
import "crossread/define";
const blocks = (text) => text.split("\n\n").map((block) => <p key={block}>{block}</p>); // as children: readable before any script, and hydration sets no properties
export const Reader = ({ accounts }) => <cross-read>{accounts.map(({ id, label, text }) => <article key={id} data-id={id} data-label={label} lang="en">{blocks(text)}</article>)}</cross-read>;
