/** Somebody of the month's news. All are made up. */
export interface Person {
  readonly name: string;
  readonly surname: string;
  /** As the papers write it behind a comma: "the harbour master". */
  readonly office: string;
  readonly pronoun: "she" | "he";
  readonly town: string;
}

const TOWNS = ["Orvane", "Pellworth", "Ostmere", "Tarnholt", "Carrow Quay", "Lindmoor", "Hallbeck", "Sellindge"];

/** Eight surnames are borne by two people of two towns, and two people of one name share only the given one. */
const NAMES = `Berit Falkner she|Tomas Rehnquist he|Odile Hartley she|Anders Kerrick he|Ines Caldwell she
Piet Osterley he|Greta Vondrake she|Milo Castellan he|Runa Aldane she|Jonas Brockway he
Alma Thorsby she|Viktor Quistgard he|Selma Rautner she|Egon Wesselby he|Hilde Dorning she
Matteo Lundmark he|Karin Ekenrode she|Oskar Pellam he|Dagny Storrow she|Felix Haddock he
Judith Marrable she|Leon Sandwick he|Petra Colville she|Aron Bexley he|Maren Tidewell she
Nils Garrick he|Lotte Winslade she|Edgar Falkner he|Signe Rehnquist she|Ruben Hartley he
Thea Kerrick she|Magnus Caldwell he|Clara Osterley she|Bruno Vondrake he|Vera Castellan she
Greta Marlowe she|Simon Ashdown he|Nora Fenwick she|Hugo Larchmont he|Ida Penhallow she`;

const OFFICES = `mayor|harbour master|county engineer|fire chief|union leader|museum director|head teacher|bishop
ferry captain|hospital director|police chief|farmers' leader|port director|transport secretary|architect|judge
school inspector|chief geologist|theatre director|fishery minister`.split(/[|\n]/);

export const PEOPLE: readonly Person[] = NAMES.split(/[|\n]/).map((entry, index) => {
  const [given = "", surname = "", pronoun] = entry.trim().split(" ");
  const town = TOWNS[(index + Math.floor(index / TOWNS.length)) % TOWNS.length] ?? "Orvane";
  const office = OFFICES[(index * 7) % OFFICES.length] ?? "mayor";
  return { name: `${given} ${surname}`, surname, office, pronoun: pronoun === "he" ? "he" : "she", town };
});
