import { words } from '../../../kernel/text.ts';

/** Longer searches are sentences: they tell of somebody, and of no missing synonym. */
const MOST_WORDS = 6;
const LONGEST = 60;
/** An address, or a number of a telephone, a card, a tax code: somebody's. */
const SOMEBODYS = /@|https?:|www\.|(?:\d[\s./-]*){6,}|\b[a-z]{6}\d{2}[a-z]\d{2}[a-z]\d{3}[a-z]\b/i;
/** Words that introduce a person. */
const INTRODUCES = /\b(?:mi chiamo|io sono|sono (?:un |una )?[A-Z]|sig(?:nora|nor|ra)?\.?\s|dott(?:oressa|ore|ssa)?\.?\s|my name)/;

/**
 * Common first names in Italy, folded. Enough to notice that a person was searched for, not meant to be complete: what is stored is
 * besides only counts, and only what several visitors wrote is ever shown.
 */
const FIRST_NAMES = new Set(
  `abdul adele adriana adriano agata agnese ahmed alberto aldo alessandra alessandro alessia alessio alex alfonso alfredo alice alina amina ana
anastasia andrea andrei angela angelica angelo anna annalisa annamaria antonella antonia antonino antonio arianna arturo asia aurora barbara beatrice
benedetta bianca bruno camilla carla carlo carlotta carmela carmelo carmine caterina cecilia chiara christian cinzia claudia claudio corrado cristian
cristiano cristina damiano daniela daniele dario davide debora denise diana diego dino domenico donatella edoardo elena eleonora elisa elisabetta emanuele
emanuela emilia emilio emma enrica enrico enzo erica erika ernesto ester eugenio eva fabio fabiana fabrizio fatima federica federico felice ferdinando
filippo fiorella flavia flavio franca francesca francesco franco gabriele gabriella gaetano gaia gennaro gerardo giacomo giada gianluca gianni gina
ginevra giorgia giorgio giovanna giovanni giulia giuliano giulio giuseppe giuseppina grazia graziella greta guglielmo guido hassan ida ilaria ines irene
isabella ivan ivana jacopo jessica john khadija lara laura lea leonardo lidia liliana linda lisa livia loredana lorena lorenza lorenzo luca lucia luciana
luciano ludovica luigi luigia luisa manuel manuela mara marcella marcello marco margherita maria marianna mario marina marisa marta martina massimiliano
massimo matilde matteo mattia maura maurizio mauro michela michele michelle mirko mohamed monica nadia nicola nicole nicolo nicoletta noemi olga ornella
osvaldo paola paolo patrizia pasquale peter pietro piero raffaele raffaella rebecca renata renato riccardo rita roberta roberto rocco romina rosanna
rosaria rosario rossella sabina sabrina salvatore samuele sandra sandro sara sebastiano serena sergio silvana silvia silvio simona simone sofia stefania
stefano susanna tania teresa tiziana tiziano tommaso umberto valentina valeria valerio vanessa vera veronica vincenza vincenzo viola virginia vito
vittoria vittorio walter yasmin youssef`.split(/\s+/),
);

/**
 * The words of a search, folded and in their order, as they may be counted: nothing when they seem to tell of a person. `known` says
 * whether a word names work or a place: those may be written with a capital letter.
 */
export function wordsToCount(text: string, known: (word: string) => boolean): string | null {
  if (SOMEBODYS.test(text) || INTRODUCES.test(text)) return null;
  const all = words(text);
  if (all.length === 0 || all.length > MOST_WORDS || all.some((word) => FIRST_NAMES.has(word))) return null;
  const proper = new Set(properNouns(text).filter((word) => !known(word)));
  const kept = all.filter((word) => !/\d/.test(word) && !proper.has(word)).join(' ');
  return kept === '' || kept.length > LONGEST ? null : kept;
}

/** Words with a capital letter; not the first one, which telephones write so, unless all are: "Rossi Bianchi". */
function properNouns(text: string): string[] {
  const tokens = text.trim().split(/\s+/);
  const capital = tokens.map((token) => /^\p{Lu}\p{Ll}/u.test(token));
  const others = capital.slice(1).some(Boolean);
  return tokens.flatMap((token, at) => (capital[at] && (at > 0 || others) ? words(token) : []));
}
