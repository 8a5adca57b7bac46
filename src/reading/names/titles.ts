import type { Gender } from "./given-names.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that stand before a name and are no part of it. */
export const TITLES =
  set(`mr mr. mrs mrs. ms ms. miss sir lord lady dame dr dr. doctor prof prof. professor rev rev. reverend hon
  sen sen. sens sens. senator senators rep rep. reps reps. representative congressman congresswoman gov gov. governor mayor
  president vice-president prime minister premier chancellor king queen prince princess pope cardinal archbishop bishop father
  sister rabbi imam sheikh gen gen. general lt lt. col col. colonel capt capt. captain maj maj. major sgt sgt. sergeant cmdr
  commander adm adm. admiral cpl pvt judge justice chief attorney atty secretary ambassador speaker whip leader minority majority
  chairman chairwoman chair director deputy assistant undersecretary spokesman spokeswoman spokesperson press house senate
  white campaign manager state vice foreign defense defence treasury interior finance minister former ex-president
  then-president first democratic republican conservative labour gop nominee candidate presidential sheriff detective officer
  inspector constable commissioner councilman councilwoman councillor counselor counsel delegate host anchor author actor
  actress comedian singer writer editor reporter journalist columnist analyst strategist pollster consultant adviser advisor
  aide ceo cfo founder co-founder owner coach pastor economist historian scientist expert billionaire businessman businesswoman
  mogul tycoon activist lawyer prosecutor superintendent principal head executive national security intelligence fbi cia u.s. u.n. d-n.y.
  us american british french german russian chinese kremlin pentagon un eu nato saint st st. texas florida ohio iowa
  district county city federal supreme court dnc rnc senior acting interim party communications policy political`);

const MALE_WORDS =
  set(`mr mr. sir lord king prince pope father congressman spokesman chairman businessman councilman actor
  salesman policeman fireman gentleman husband son brother uncle grandfather nephew man boy widower statesman`);
const FEMALE_WORDS =
  set(`mrs mrs. ms ms. miss lady dame queen princess sister congresswoman spokeswoman chairwoman businesswoman
  councilwoman actress saleswoman policewoman wife daughter mother aunt grandmother niece woman girl widow heiress hostess`);

/** The gender that a title or role tells, or null. */
export function genderOfRole(word: string): Gender | null {
  return MALE_WORDS.has(word) ? "male" : FEMALE_WORDS.has(word) ? "female" : null;
}

/** Words of institutions' names. */
export const INSTITUTION_WORDS =
  set(`university college school institute institution department ministry agency bureau office
  committee commission council congress senate parliament house court party association union federation league society
  foundation fund trust bank group company corporation corp corp. inc inc. co co. ltd ltd. llc plc times post journal news
  press network channel radio tv broadcasting magazine review herald tribune gazette center centre board authority service
  services administration government organization organisation alliance coalition campaign project initiative hospital church
  police army navy force forces guard team club museum library hotel airlines airways motors industries holdings partners
  capital street avenue road tower building river lake county city state states kingdom republic island islands valley beach
  park square bridge airport stadium act bill law amendment treaty deal agreement accord constitution day week war battle
  convention conference summit debate primary caucus election olympics cup games championship award prize
  white kremlin pentagon capitol hill supreme national international american americans republicans democrats
  twitter facebook google youtube cnn nbc abc cbs msnbc bbc fox reuters politico breitbart buzzfeed bloomberg npr pbs espn
  fbi cia nsa nato un eu gop dnc rnc aclu nra epa irs isis voters supporters observatory laboratory academy`);

const PLACES =
  set(`america usa u.s. u.k. uk us britain england scotland wales ireland france germany spain italy russia ukraine
  china japan india pakistan iran iraq israel syria turkey egypt libya lebanon jordan saudi arabia yemen afghanistan mexico
  canada brazil argentina australia europe asia africa cuba venezuela korea vietnam poland hungary greece sweden norway
  finland denmark belgium netherlands switzerland austria portugal qatar kuwait palestine gaza benghazi nigeria kenya ethiopia
  somalia sudan congo indonesia malaysia philippines singapore thailand taiwan
  alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa
  kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
  hampshire jersey york carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont washington wisconsin
  wyoming manhattan brooklyn london paris berlin moscow beijing tokyo brussels kyiv kiev jerusalem tehran baghdad damascus
  cairo delhi mumbai rome madrid chicago boston philadelphia miami dallas houston atlanta detroit seattle denver cleveland
  orlando charlotte baltimore vegas angeles francisco diego orleans tampa`);
export const isPlace = (word: string): boolean => PLACES.has(word);
