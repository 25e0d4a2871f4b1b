/** Words that every headline may hold: they tell nothing. */
export const STOP = new Set(
  `a an the and or but of in on at to for from by with as is are was were be been has have had will would could may
  it its this that these those their his her they he she who which what how why when where after before over under
  into out up off about more most than not no new says said say today yesterday monday tuesday wednesday thursday
  friday saturday sunday between both two also amid during there here all one first
  de la le les des du et en un une el los las del y que por para con der die das und den dem ein eine mit von im zum
  zur auf für di il lo gli e per da o os as do dos na no em com um uma
  и в на с по для из от к о`.split(/\s+/),
);

/** Words that nearly every item of this field holds: they tell little. */
export const FIELD = new Set(
  `cooperat agree agreement accord pact deal deals mou memorandum understand partner partnership partnerships tie ties
  talk sign signed signs ink inks seal launch announce joint strategic bilateral countr nation government minist
  minister president prime leader technolog tech development develop sector visit meet meeting summit work together
  boost deepen strengthen expand supply chain state official foreign science research industr project programme program
  plan set forward back year month week day
  us usa america american washington uk britain british london india indian delhi china chinese beijing japan japanese
  tokyo korea korean seoul france french paris germany german berlin russia russian moscow eu european europe union
  brussels australia australian canberra canada canadian ottawa israel israeli taiwan taipei italy italian rome brazil
  brazilian saudi riyadh emirat uae vietnam vietnamese hanoi asean`.split(/\s+/),
);
