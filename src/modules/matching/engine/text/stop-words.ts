/** Words too common to search by, folded. Left out on purpose because they are also trades or skills: "it", "us", "hr", "can". */
const ITALIAN = `a ad ai agli al alla alle allo anche che chi ci come con cui da dai dagli dal dalla dalle dallo de degli dei del della delle dello
di dove e ed essere gli ha hanno i il in io la le li lo loro lui ma mi ne nei negli nel nella nelle nello noi non nostra nostre nostri nostro o od
per piu presso quale quali quando quello questa queste questi questo se sei si sia sono sotto su sua sue sugli sui sul sulla sulle sullo suo suoi
ti tra fra tu tua tue tuo tuoi un una uno vi voi`;
const ENGLISH = `an and are as at be by for from has have he his if is its not of on or our she that the their them they this to was we were
which who will with you your`;

export const STOP_WORDS: ReadonlySet<string> = new Set(`${ITALIAN} ${ENGLISH}`.split(/\s+/));
