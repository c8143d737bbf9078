import { contactLabels } from '../vocabulary/contacts.ts'
import { cityNames, countryNames, streetEndings, streetOpenings } from '../vocabulary/places.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'

const contact = new RegExp(
  [
    '@',
    `^${anyWordOf(contactLabels)}\\b\\s?(?:\\.|:|\\||\\+)`,
    '^[tfme]\\s?[:|+]',
    '^(?:tel|telephone|fax|phone)\\b',
    'https?:\\/\\/',
    '\\bwww\\.',
    '^\\+?[\\d\\s()./-]{7,}$',
    '^office:',
    '^a\\.?[bc]\\.?n\\.?\\s?:?\\s?\\d',
  ].join('|'),
  'i',
)
const postcode = new RegExp(
  [
    '(?:^|[\\s,])(?:[A-Z]{1,3}[-– ])?\\d{4,5}(?:[ -]?[A-Z]{2})?\\s+\\p{L}',
    '\\b[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}\\b',
    ',?\\s[A-Z]{2},?\\s+\\d{5}(?:-\\d{4})?\\b',
    '\\b\\d{2}-\\d{3}\\s+\\p{L}',
  ].join('|'),
  'u',
)
const street = new RegExp(
  [
    `^${anyWordOf(streetOpenings)}\\b`,
    `${anyWordOf(streetEndings)}\\b[ ,]*\\d*\\s?[a-z]?$`,
    '^\\d{1,5}[a-z]?,?\\s+\\p{L}',
    '\\p{L}[ ,]+\\d{1,4}(?:\\s?[a-z])?(?:[/-]\\d{1,4})?$',
  ].join('|'),
  'iu',
)
const places = anyWordOf(countryNames, cityNames)
const place = new RegExp(`^(?:${places}[\\s,/–-]*)+(?:,?\\s?d\\.?c\\.?|,?\\s[a-z]{2})?$`, 'iu')
const country = new RegExp(`^${anyWordOf(countryNames)}$`, 'iu')
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
