import { seededRandom } from "../seeded-random.ts";

const WHO = `a retired teacher|two clerks|the night watch|a baker's boy|three neighbours|an old pilot|a choir of nine
a photographer|the caretaker|a widow from the hill|some divers|a tailor|the twins from the mill|a bus driver
a surveyor|half a football team|a nurse on leave|the owner of the kiosk|an apprentice|a man with a trumpet
several anglers|a librarian|the postwoman|a beekeeper|a plumber|an organ builder|five students|a cook`.split(/[|\n]/);
const DID = `carried away|repaired|counted|painted over|was looking for|had brought|argued about|guarded|wrapped up
measured|unloaded|kept an eye on|gave away|had forgotten|was proud of|dusted|admired|sketched|refused to sell
wheeled past|polished|complained of|bet on|sat on|had borrowed|lit|labelled|swept up`.split(/[|\n]/);
const WHAT = `a folding chair|three boxes of files|the last lantern|a brass plate|some wet maps|a basket of plums
the spare keys|a painted sign|an iron hook|two ladders|a sack of gravel|the guest book|a coil of rope
a broken umbrella|an empty cage|the ticket roll|a model ship|a handcart|six pumpkins|the visitors' bell
a tarpaulin|an oil stove|a stack of leaflets|the flag of the guild|a jar of nails|a pair of oars
a wall clock|some paper lamps`.split(/[|\n]/);
const WHERE = `behind the station|by the north gate|at the corner of Tanner Street|under the arcade|on the slipway
near the chapel|in the yard of the customs house|outside the pharmacy|beside the pump|at the tram stop
in front of the savings bank|on the back stairs|below the ramparts|next to the smithy|at the ferry kiosk
between two vans|along the railing|in the porch of the inn|at the end of the mole|across from the school
in a lane off the market|over the old well|by the weighbridge|on the landing stage|under the chestnut trees
beside the bandstand|at the side door|near the coal shed`.split(/[|\n]/);

const SENTENCES = 5;

/** What one desk saw for itself of an event: sentences that no other desk has. `serial`: one of its own for each desk and event. */
export function ownReporting(serial: number): string {
  const random = seededRandom(serial);
  const [who, did, what, where] = [WHO, DID, WHAT, WHERE].map((all) => shuffled(all, random));
  const sentences = Array.from({ length: SENTENCES }, (_, at) => {
    const words = `${who?.[at]} ${did?.[at]} ${what?.[at]} ${where?.[at]}`;
    return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
  });
  return sentences.join(" ");
}

const shuffled = (all: readonly string[], random: () => number): readonly string[] =>
  all
    .map((one) => ({ one, by: random() }))
    .sort((first, second) => first.by - second.by)
    .map(({ one }) => one);
