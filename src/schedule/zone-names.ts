/**
 * Zones that the JavaScript engine still lists under an old name (ICU keeps the first one for ever), each with the
 * name that IANA and people use now. Source: `backward` of the tz database.
 */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ['Africa/Asmera', 'Africa/Asmara'],
  ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ['America/Catamarca', 'America/Argentina/Catamarca'],
  ['America/Cordoba', 'America/Argentina/Cordoba'],
  ['America/Jujuy', 'America/Argentina/Jujuy'],
  ['America/Mendoza', 'America/Argentina/Mendoza'],
  ['America/Coral_Harbour', 'America/Atikokan'],
  ['America/Indianapolis', 'America/Indiana/Indianapolis'],
  ['America/Louisville', 'America/Kentucky/Louisville'],
  ['America/Godthab', 'America/Nuuk'],
  ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
  ['Asia/Katmandu', 'Asia/Kathmandu'],
  ['Asia/Calcutta', 'Asia/Kolkata'],
  ['Asia/Rangoon', 'Asia/Yangon'],
  ['Atlantic/Faeroe', 'Atlantic/Faroe'],
  ['Europe/Kiev', 'Europe/Kyiv'],
  ['Pacific/Truk', 'Pacific/Chuuk'],
  ['Pacific/Enderbury', 'Pacific/Kanton'],
  ['Pacific/Ponape', 'Pacific/Pohnpei'],
]);

const GROUPS: readonly (readonly [zone: string, ...cities: string[]])[] = [
  ['Asia/Kolkata', 'delhi', 'new_delhi', 'mumbai', 'bengaluru', 'bangalore', 'chennai', 'hyderabad', 'ist'],
  ['Europe/London', 'edinburgh', 'cardiff', 'belfast', 'bst'],
  [
    'America/New_York',
    'washington',
    'washington_dc',
    'boston',
    'philadelphia',
    'atlanta',
    'miami',
    'est',
    'edt',
    'et',
  ],
  ['America/Toronto', 'ottawa', 'montreal', 'quebec'],
  ['America/Chicago', 'houston', 'dallas', 'austin', 'cst', 'cdt', 'ct'],
  ['America/Denver', 'mst', 'mdt', 'mt'],
  ['America/Los_Angeles', 'san_francisco', 'seattle', 'pst', 'pdt', 'pt'],
  ['America/Sao_Paulo', 'brasilia', 'rio', 'rio_de_janeiro'],
  ['Asia/Shanghai', 'beijing', 'shenzhen', 'guangzhou'],
  ['Asia/Tokyo', 'osaka', 'kyoto', 'jst'],
  ['Asia/Seoul', 'busan', 'kst'],
  ['Asia/Ho_Chi_Minh', 'hanoi'],
  ['Asia/Karachi', 'islamabad', 'lahore', 'pkt'],
  ['Asia/Dubai', 'abu_dhabi', 'gst'],
  ['Asia/Jerusalem', 'tel_aviv'],
  ['Asia/Almaty', 'astana'],
  ['Australia/Sydney', 'canberra', 'aest', 'aedt'],
  ['Pacific/Auckland', 'wellington', 'nzst', 'nzdt'],
  ['Europe/Berlin', 'hamburg', 'munich', 'frankfurt', 'bonn', 'cologne', 'cet', 'cest'],
  ['Europe/Zurich', 'geneva', 'bern', 'basel'],
  ['Europe/Amsterdam', 'hague', 'the_hague', 'rotterdam'],
  ['Europe/Madrid', 'barcelona'],
  ['Europe/Rome', 'milan'],
  ['Europe/Paris', 'lyon', 'strasbourg'],
  ['Europe/Istanbul', 'ankara'],
  ['Europe/Moscow', 'st_petersburg', 'msk'],
  ['Africa/Johannesburg', 'pretoria', 'cape_town', 'sast'],
  ['Africa/Lagos', 'abuja'],
];

/**
 * Cities after which no zone is named, and abbreviations, each with the zone that is meant where feeds and teams of
 * this program use it (`IST` is India's). They are offered, never taken: an abbreviation can mean several zones.
 */
export const CITY_ZONES: ReadonlyMap<string, string> = new Map(
  GROUPS.flatMap(([zone, ...cities]) => cities.map((city) => [city, zone] as const)),
);

/** Countries of one zone, or with one that most of their people keep. */
export const COUNTRY_ZONES: ReadonlyMap<string, string> = new Map([
  ['india', 'Asia/Kolkata'],
  ['uk', 'Europe/London'],
  ['britain', 'Europe/London'],
  ['england', 'Europe/London'],
  ['ireland', 'Europe/Dublin'],
  ['china', 'Asia/Shanghai'],
  ['taiwan', 'Asia/Taipei'],
  ['japan', 'Asia/Tokyo'],
  ['korea', 'Asia/Seoul'],
  ['vietnam', 'Asia/Ho_Chi_Minh'],
  ['thailand', 'Asia/Bangkok'],
  ['pakistan', 'Asia/Karachi'],
  ['israel', 'Asia/Jerusalem'],
  ['uae', 'Asia/Dubai'],
  ['germany', 'Europe/Berlin'],
  ['france', 'Europe/Paris'],
  ['italy', 'Europe/Rome'],
  ['spain', 'Europe/Madrid'],
  ['netherlands', 'Europe/Amsterdam'],
  ['sweden', 'Europe/Stockholm'],
  ['poland', 'Europe/Warsaw'],
  ['ukraine', 'Europe/Kyiv'],
  ['turkey', 'Europe/Istanbul'],
  ['nigeria', 'Africa/Lagos'],
  ['kenya', 'Africa/Nairobi'],
]);
