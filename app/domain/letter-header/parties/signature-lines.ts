import { isAside, isSignatureMark } from '../landmarks/asides.ts'
import { isClosing } from '../landmarks/closings.ts'
import { hasTitle, isWithheldName } from '../landmarks/personal-titles.ts'
import type { LetterLine } from '../lines/letter-lines.ts'
import { cutOpening } from '../lines/piece.ts'
import { isRunningText } from '../lines/running-text.ts'
import { isAddress, isContact } from '../roles/addresses.ts'
import { cutBullet, hasBullet } from '../roles/attention.ts'
import { firstRoleOf, type LineRole } from '../roles/line-roles.ts'
import { isOfOffices } from '../roles/offices.ts'
import { marksBeforeSigner, signatureEnds } from '../vocabulary/signature-marks.ts'
import { anyWordOf } from '../vocabulary/word-table.ts'
import { isListHeading } from './signatory-lists.ts'

const markBefore = new RegExp(`^${anyWordOf(marksBeforeSigner)}\\s+`, 'iu')
const end = new RegExp(`^${anyWordOf(signatureEnds)}`, 'iu')
/** So many lines without an office below a closing are a list, not a signature. */
const fewestOfList = 4
const longerThanSignature = 9
const mostLines = 2000
/** So many lines of running text end a list. */
const mostRunning = 3

/** The lines of signatures, and those passed over among them. */
type SignatureLines = { found: LetterLine[]; unread: LetterLine[] }

/**
 * The lines that belong to signatures, up to copies, annexes, running text or the address of who receives the letter.
 * A list goes on behind a line that is not understood: such lines are `unread`.
 */
export function collectSignatureLines(
  lines: readonly LetterLine[],
  [from, to]: [number, number],
  { surname, listed }: { surname: string | null; listed: boolean },
): SignatureLines {
  const [found, unread]: [LetterLine[], LetterLine[]] = [[], []]
  const running: LetterLine[] = []
  let isOfList = listed
  for (let index = from; index < Math.min(to, from + mostLines); index += 1) {
    const line = lines[index]!
    isOfList ||= isListHeading(line.words)
    if (isOfNoSigner(line, isOfList)) continue
    const isAddressee = !isOfList && found.length > 0 && beginsAddress(lines, index, surname)
    if (isAddressee || end.test(line.words)) break
    if (isRunningText(line) && !hasBullet(line.words)) {
      isOfList ||= areListed(found)
      if (!isOfList || running.length === mostRunning) break
      running.push(line)
      continue
    }
    unread.push(...running.splice(0))
    found.push(cutMark(line))
  }
  if (isOfList && running.length < mostRunning) unread.push(...running)
  return { found, unread }
}

/** A line without "/s/" before the name. */
function cutMark(line: LetterLine): LetterLine {
  const rest = cutOpening(line, markBefore)
  return /^\p{Lu}/u.test(rest.words) ? { ...line, ...rest } : line
}

/** A mark beside a signature, or a footnote in the middle of a list. */
function isOfNoSigner({ words }: LetterLine, isOfList: boolean): boolean {
  return (
    isSignatureMark(words) || isAside(words) || isClosing(words) || (isOfList && isFootnote(words))
  )
}

/** "[7] See …", "12 Article 6, …" at the foot of a page in the middle of a list. */
function isFootnote(words: string): boolean {
  return /^(?:\[\d{1,3}\]|\d{1,3}\s+\p{Lu})/u.test(words) && !hasBullet(words)
    ? true
    : /^https?:\/\//.test(words)
}

/**
 * Whether lines below a closing are a list: several, hardly one of them an office or an address, and either few of
 * them names of persons or nearly all of them.
 */
export function areListed(lines: readonly LetterLine[]): boolean {
  const ofList: (LineRole | undefined)[] = ['body', 'free', 'name', 'unit']
  const roles = lines.map((line) => firstRoleOf(cutBullet(line)))
  const odd = roles.filter((role) => !ofList.includes(role)).length
  const names = roles.filter((role) => role === 'name').length
  // A few lines may be one signature, with units and bodies below a person.
  const isSignature =
    lines.length < longerThanSignature &&
    (roles.includes('unit') ||
      2 * lines.filter(({ words }) => isOfOffices(words)).length < lines.length)
  return (
    lines.length >= fewestOfList &&
    !isSignature &&
    odd <= roles.length / 10 &&
    !lines.some(({ words }) => isContact(words)) &&
    (names <= roles.length / 3 || names >= roles.length * 0.9)
  )
}

function beginsAddress(
  lines: readonly LetterLine[],
  index: number,
  surname: string | null,
): boolean {
  const line = lines[index]!
  if (
    lines[index - 1]?.block === line.block ||
    !(hasTitle(line.words) || isWithheldName(line.words))
  )
    return false
  const block = lines.slice(index, index + 10).filter((each) => each.block === line.block)
  const addressed = block.some(({ words }) => isAddress(words) && !isContact(words))
  return (
    (addressed && block.length > 2) ||
    (surname !== null &&
      hasTitle(line.words) &&
      line.words.toLowerCase().includes(surname.toLowerCase()))
  )
}
