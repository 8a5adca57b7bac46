/** Common given names of many countries; enough to tell most people from institutions, and their pronouns. */
const FEMALE = `mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
  kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley
  anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane
  ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl hannah jacqueline
  martha gloria teresa ann anne sara madison frances kathryn janice jean abigail alice julia judy sophia grace denise amber
  doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary melania
  ivanka tiffany carly kellyanne nikki loretta elena sonia ursula theresa condoleezza madeleine olga natalia svetlana tatiana
  irina ekaterina elena yulia fatima aisha leila mariam zainab yasmin indira sonia priya mei ling yuki akiko ingrid astrid
  claire camille celine sophie chloe lucia carmen rosa ana sofia valentina giulia francesca chiara ines beatriz jill jane
  joanna josephine kate kathy katie katrina kirsten kristen kristin leah lena liz lynn maggie marcia margot marina marta meg
  meredith mia mildred miriam molly monica naomi nina nora paula peggy penny phyllis renee rita robin rosemary roxanne sally
  sheila sherry sue susanna suzanne sylvia tammy tina tracy vanessa vera vivian wendy yvonne zoe huma debbie dianne erin ellen
  eleanor eva gail gina greta gwen holly irene ivy jackie jan jenna jo jocelyn kay kendra kim kirstie louise lucy mindy`;
const MALE = `james robert john michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald
  steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric
  jonathan stephen larry justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis jerry tyler
  aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith roger terry austin sean
  gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah
  wayne randy vincent mason roy ralph bobby russell bradley philip eugene bill bob jim tom tim dan mike steve jeff ken ron rob
  rick greg joe don doug ed fred ted ben sam nick tony chris matt dave pete jon josh phil charlie barack bernie mitt marco
  rand lindsey newt rudy vladimir dmitry sergei sergey ivan mikhail boris igor alexei nikolai yuri viktor andrei pavel oleg
  volodymyr mohammed muhammad mohamed ahmed ali hassan hussein omar ibrahim abdul khalid yusuf mustafa recep emmanuel francois
  jean-claude pierre jacques louis antoine hans klaus karl otto heinz wolfgang stefan jan lars sven erik olaf carlos luis
  miguel pedro jorge fernando diego pablo rafael javier antonio manuel francisco mario marco giovanni giuseppe luigi matteo
  narendra rahul raj arjun sanjay amit xi wei jun li chen hiroshi takeshi shinzo kenji kim-jong benjamin avi shimon moshe
  martin max neil oliver oscar owen perry ray rex ross seth simon stanley stuart theodore todd tommy trevor victor warren wesley
  alfred allen andy barry bernard bert brad brent brett calvin chad chuck clarence clark clifford clinton colin corey craig
  curtis dale darren darryl dean derek dick duncan dwight earl elliott ernest evan felix floyd franklin geoffrey glenn gordon
  graham grant harry harvey herbert herman howard hugh ian isaac jake jamie jay jeb jimmy joel johnny julian kurt lance lee leo
  leon leonard lewis lloyd lou lucas luke malcolm marcus marshall marvin maurice melvin micah mitch mitchell morgan nathaniel
  norman preston reince reggie roland sheldon sidney spencer steny tyrone vernon wade reed corey reid antonin elon`;

const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));
const FEMALE_NAMES = set(FEMALE);
const MALE_NAMES = set(MALE);

export type Gender = "female" | "male";

export const isGivenName = (word: string): boolean => FEMALE_NAMES.has(word) || MALE_NAMES.has(word);

/** The gender that a given name (in lower case) usually tells; null for names of both and unknown ones. */
export function genderOfName(word: string): Gender | null {
  const female = FEMALE_NAMES.has(word);
  return female === MALE_NAMES.has(word) ? null : female ? "female" : "male";
}
