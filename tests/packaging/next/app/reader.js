"use client";
import "crossread/define";

// As children: what a server renders is readable before any script, and hydration sets no properties of custom elements.
export const Reader = ({ accounts }) => (
  <cross-read>
    {accounts.map(({ id, label, text }) => <article key={id} data-id={id} data-label={label} lang="en">{text.split("\n\n").map((block) => <p key={block}>{block}</p>)}</article>)}
  </cross-read>
);
