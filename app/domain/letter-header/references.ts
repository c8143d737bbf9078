import { datesIn, type PrintedDate } from './dates.ts'
import { type Line } from './lines.ts'
import { type Piece, type Proposal, part, propose } from './proposal.ts'

export type Reference = { text: string; truncated: boolean }

/** A reference with what its line says besides: the year in it, and the date of a registration stamp. */
export type PrintedReference = Piece &
  Reference & { year: number | null; stamped: PrintedDate | null; rank: number; ofRequest: boolean }

const ares = /(?<!\p{L})Ares\s?\(\s?(\d{4})\s?\)\s?(s?\d{3,9})?(?!\p{N})/iu
const file =
  /(?<![\p{L}\p{N}@./])\p{L}[\p{L}\p{N}]{1,7}(?:[./-][\p{L}\p{N}]{1,10}){1,7}\s?\((\d{4})\)\s?(\d{2,9})?(?:\/\p{L}{1,8}){0,4}|(?<![\p{L}\p{N}])(?:[\p{L}\p{N}][\p{L}\p{N}/-]{1,20} )?D\s?\((\d{4})\)\s?(\d{2,9})(?: C \d{4}-\d{1,6})?/iu
const fileOfUnit =
  /(?<![\p{L}\p{N}@./])[A-Z]{2,8}(?:\.[A-Z0-9]{1,6}){1,4}(?:\/\p{L}{1,8}){1,3}(?![\p{L}\p{N}.@])/u
const request = /(?<!\p{L})(?:GEST-?DEM|EASE)(?:\s(?:no|nr|n°|number)\.?)?\s{0,2}\d{4}\/\d{1,6}/iu
const label =
  /^(?:(?:our|my)\s+ref(?:erence)?|ref(?:erence)?(?:\s+(?:no|nr|number))?|n\/\s?réf|nos?\s+réf(?:érences?)?|notre\s+réf(?:érence)?|réf(?:érences?)?|unser(?:e)?\s+(?:zeichen|referenz)|geschäftszeichen|gz|aktenzeichen|az|zeichen|(?:nuestra\s+)?ref(?:erencia)?|(?:nostro\s+)?rif(?:erimento)?|(?:ons\s+)?kenmerk|znak(?:\s+sprawy)?|n\/\s?ref|(?:file|case|document|dossier)\s+(?:ref(?:erence)?|no|number)|uin|geschäftszahl|αρ(?:ιθ)?\.?\s?πρωτ(?:οκόλλου)?|(?:изх|рег|вх)\.?\s?(?:№|номер)|č\.\s?j|čj|sp\.\s?zn|dnr|diarienr|diarienummer|j\.?nr|sagsnr|prot(?:ocollo)?(?:\.?\s?n)?|ofício(?:\s?n\.?º)?|iktatószám|l\.\s?dz)(?:\s?[:.]|\s(?=.*\d))+\s*/iu
/** A label with nothing behind it: its value stands below. */
const loneLabel =
  /^(?:our ref(?:erence)?|unser zeichen|geschäftszeichen|ons kenmerk|kenmerk|nos réf(?:érences?)?|n\/réf|nuestra referencia|nostro riferimento|znak sprawy|vår referens|diarienummer)\s?[:.]?$/iu
/** A file number by itself on its line: letters, digits and at least one stroke, or two points or hyphens. */
const bare =
  /^(?=[^\p{L}]*\p{L})(?=(?:\P{N}*\p{N}){3})(?=[^/]*\/|[^.-]*[.-][^.-]+[.-])[\p{Lu}\p{N}][\p{L}\p{N}./#-]{5,30}\p{N}$/u
const ofTheOther =
  /^(?:your|votre|ihre?|v\/|s\/\s?ref|vos|uw|su|vostro|sua)\s?(?:ref|réf|zeichen|nachricht|kenmerk|rif)/iu

/**
 * The references of a letter in its head, best first: the registration (Ares), the file of the service, what is
 * labelled as one, the request it answers (GESTDEM, EASE). Acts that a letter speaks of, such as COM(2020) 568, are none.
 */
export function referencesIn(lines: readonly Line[]): PrintedReference[] {
  return lines
    .filter(({ words }) => words.length <= 200 && !ofTheOther.test(words))
    .flatMap((line, index, all) => referenceOn(line, all[index + 1]))
    .sort(
      (a, b) => a.rank - b.rank || Number(a.truncated) - Number(b.truncated) || a.start - b.start,
    )
}

/** The registration stamp "Ref. Ares(2021)123456 - 14/04/2021", which page layout may have put anywhere. */
export function stampsIn(lines: readonly Line[]): PrintedReference[] {
  return lines.flatMap((line) =>
    line.words.length <= 80 && /^Ref\.?\s?(?:no\.?\s)?Ares/i.test(line.words)
      ? referenceOn(line, undefined)
      : [],
  )
}

export function proposedReference({
  text,
  truncated,
  start,
  end,
}: PrintedReference): Proposal<Reference> {
  return propose({ text, truncated }, { start, end })
}

function referenceOn(line: Line, below: Line | undefined): PrintedReference[] {
  const stamp = ares.exec(line.words)
  if (stamp) return [found(line, stamp, Number(stamp[1]), !stamp[2], 1, line)]
  const filed = file.exec(line.words)
  if (filed) return [found(line, filed, Number(filed[1] ?? filed[3]), !(filed[2] ?? filed[4]), 2)]
  const unit = fileOfUnit.exec(line.words)
  if (unit && line.words.length - unit[0].length < 30) return [found(line, unit, null, false, 3)]
  const named = label.exec(line.words)
  const value = named ? part(line, named[0].length) : null
  if (value && /\d/.test(value.words)) return [labelled(value)]
  if (
    below?.block === line.block &&
    loneLabel.test(line.words) &&
    below.words.length <= 40 &&
    /\d/.test(below.words) &&
    !datesIn(below).length
  )
    return [labelled(below)]
  const asked = request.exec(line.words)
  if (
    !asked &&
    bare.test(line.words) &&
    !datesIn(line).length &&
    !/^www\.|\.[a-z]{2,}(?:\/|$)/.test(line.words)
  )
    return [{ ...labelled(line), rank: 6 }]
  return asked ? [found(line, asked, null, false, 5)] : []
}

function found(
  line: Line,
  match: RegExpExecArray,
  year: number | null,
  truncated: boolean,
  rank: number,
  stamp?: Line,
): PrintedReference {
  const place = part(line, match.index, match.index + match[0].length)
  const after = stamp ? part(stamp, match.index + match[0].length) : null
  const stamped =
    after && /^[\s–-]*(?:\d|of\s)/u.test(after.words) ? (datesIn(after)[0] ?? null) : null
  return {
    ...place,
    text: place.words.replace(/\s+/g, ' '),
    truncated,
    year,
    stamped,
    rank,
    ofRequest: rank === 5,
  }
}

/** The words after "Our ref:", without a date that follows them. */
function labelled(value: Piece): PrintedReference {
  const [date] = datesIn(value)
  const dash = date ? value.words.slice(0, date.start - value.start).search(/\s*[–,-]?\s*$/u) : -1
  const comma = value.words.search(/,\s\p{Ll}/u)
  const place =
    comma > 0 && (dash <= 0 || comma < dash)
      ? part(value, 0, comma)
      : date && dash > 0
        ? part(value, 0, dash)
        : value
  return {
    ...place,
    text: place.words,
    truncated: false,
    year: null,
    stamped: null,
    rank: 4,
    ofRequest: false,
  }
}
