const contact =
  /@|^(?:e-?mail|mail|tel|telephone|téléphone|telefon|phone|mobile|mobil|fax|web|website|internet|courriel|direct line)\b\s?(?:\.|:|\||\+)|^[tfme]\s?[:|+]|^(?:tel|telephone|fax|phone)\b|https?:\/\/|\bwww\.|^\+?[\d\s()./-]{7,}$|^office:/i
const postcode =
  /(?:^|[\s,])(?:[A-Z]{1,3}[-– ])?\d{4,5}(?:[ -]?[A-Z]{2})?\s+\p{L}|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|,?\s[A-Z]{2}\s+\d{5}(?:-\d{4})?\b|\b\d{2}-\d{3}\s+\p{L}/u
const street =
  /^(?:rue|avenue|av\.|bd\.?|boulevard|place|square|chaussée|quai|via|viale|calle|plaza|paseo|ulica|ul\.|al\.|piazza|rua|corso|suite|floor|level|building|p\.?\s?o\.?\s?box|postfach|postbus|bp|bâtiment)\b|(?:straße|strasse|str\.|platz|allee|damm|ufer|weg|gasse|laan|straat|plein|gracht|street|road|avenue|lane|drive|square|boulevard|terrace|gardens|quay|row)\b[ ,]*\d*\s?[a-z]?$|^\d{1,5}[a-z]?,?\s+\p{L}|\p{L}[ ,]+\d{1,4}(?:\s?[a-z])?(?:[/-]\d{1,4})?$/iu
const countries =
  'austria|österreich|belgi(?:um|que|ë|en)|bulgaria|croatia|cyprus|czech republic|czechia|denmark|danmark|estonia|finland|france|germany|deutschland|greece|hungary|ireland|italy|italia|latvia|lithuania|luxembourg|malta|the netherlands|netherlands|nederland|poland|polska|portugal|romania|slovakia|slovenia|spain|españa|sweden|norway|iceland|switzerland|schweiz|suisse|united kingdom|uk|u\\.k\\.|england|scotland|wales|united states(?: of america)?|usa|u\\.s\\.a\\.|canada|australia|new zealand|japan|india'
const cities =
  'brussels|bruxelles|brüssel|brussel|strasbourg|straßburg|london|berlin|paris|madrid|rome|roma|vienna|wien|lisbon|lisboa|dublin|amsterdam|the hague|den haag|warsaw|warszawa|prague|praha|budapest|athens|sofia|bucharest|copenhagen|stockholm|helsinki|oslo|bern|zürich|zurich|geneva|genève|washington|new york|san francisco|barcelona|munich|münchen|hamburg|milan|milano|luxemburg|canberra|sydney|ottawa|toronto'
const place = new RegExp(
  `^(?:(?:${countries}|${cities})[\\s,/–-]*)+(?:,?\\s?d\\.?c\\.?|,?\\s[a-z]{2})?$`,
  'iu',
)
const country = new RegExp(`^(?:${countries})$`, 'iu')
const commissionFoot =
  /^(?:commission européenne|europese commissie)\b.*\d{4}|^european commission,.*\b1049\b/i

/** Whether a line says how to reach somebody: mail, telephone, web. */
export function isContact(words: string): boolean {
  return words.length <= 200 && contact.test(words)
}

/** Whether a line is a part of a postal address: street, box, postcode, a well-known city or a country. */
export function isAddress(words: string): boolean {
  return (
    words.length <= 120 &&
    (place.test(words) || postcode.test(words) || street.test(words) || commissionFoot.test(words))
  )
}

export function isPlace(words: string): boolean {
  return words.length <= 120 && place.test(words)
}

export function isCountry(words: string): boolean {
  return country.test(words)
}

/** A postal address in the United States, where numbers of dates begin with the month. */
export function isAmericanAddress(words: string): boolean {
  return /,\s?(?:[A-Z]{2}|D\.?C\.?)\s+\d{5}(?:-\d{4})?$/.test(words)
}
