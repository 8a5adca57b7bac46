const SYLLABLES = ["bar", "dol", "mer", "tin", "sal", "vor", "kesh", "lun", "rad", "pel", "gor", "win"];

function name(random: () => number): string {
  const word = Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join("");
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** A short fictional report about a place and a person that no other report names. */
export function fictionalArticle(random: () => number, number: number, publishedAt: Date) {
  const [place, person, firm] = [name(random), name(random), name(random)];
  const count = 10 + Math.floor(random() * 900);
  const text = [
    `The ${firm} works in ${place} will close in autumn and ${count} people will lose their jobs, the company said.`,
    `"We looked for a buyer for two years and found none," said Ana ${person}, who runs ${firm}.`,
    `The mayor of ${place} called the decision a disaster for the valley and asked for a meeting with the government.`,
    `${firm} has made bells and clocks in ${place} since 18${10 + (number % 80)}.`,
  ].join("\n\n");
  return {
    url: `https://courier.example/${number}-${place.toLowerCase()}`,
    title: `${firm} closes its works in ${place}`,
    outlet: "Valley Courier",
    publishedAt: publishedAt.toISOString(),
    text,
  };
}
