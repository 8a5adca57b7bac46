import { expect, test } from "vitest";
import { articleFromText } from "../../../../src/sources/extract/plain-text/article.ts";

const adverts: [string, string, string][] = [
  [
    "en",
    "The council of Norda closed the swimming hall on Monday because the roof leaks. The repair will take until spring, and the school will bring its pupils to the hall in Brim meanwhile, the council said. Two hundred members of the rowing club lose their winter training, and older people ask for a bus.",
    "Advertisement\n“I never want to get up again!” Dunvik beds, now half price.",
  ],
  [
    "de",
    "Der Rat von Norda hat die Schwimmhalle am Montag geschlossen, weil das Dach undicht ist. Die Reparatur dauert bis zum Frühjahr, und die Schule bringt ihre Klassen so lange in die Halle nach Brim, teilte der Rat mit. Zweihundert Mitglieder des Ruderklubs verlieren ihr Wintertraining, ältere Leute bitten um einen Bus.",
    "Anzeige\n„Ich will nie wieder aufstehen, und das ist gut so!“ Die Betten von Dunvik, jetzt und bis zum Herbst billiger.",
  ],
];

test.each(adverts)(
  "what stands under a heading of adverts and is of another matter is none of the report (%s)",
  (...told) => {
    const [language, report, advert] = told;
    const text = `${report}\n\n${advert}\n\n${report}`;
    const article = articleFromText(text, { id: "a", language });
    const roleOf = (words: string) =>
      article.blocks.find(({ start, end }) => article.text.slice(start, end).includes(words))?.role;
    expect(roleOf("Dunvik")).toBe("boilerplate");
    expect(roleOf("Brim")).toBe("body");
  },
);
