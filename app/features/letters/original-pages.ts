import { LRUCache } from 'lru-cache'
import { requireFound, requirePermission } from '#app/auth/guard.ts'
import type { RequestContext } from '#app/auth/request-context.ts'
import { requireLetter, type VisibleLetter } from '#app/auth/visible-store.ts'
import type { LetterPage } from '#app/domain/letters.ts'
import { findPageAt, spanOnPage } from '#app/domain/text/letter-pages.ts'
import type { Span } from '#app/domain/text/quotes.ts'
import { hasPermission } from '#app/domain/users.ts'
import { findPictureBoxes, type PictureBox } from '#app/readers/pdf/page-words.ts'
import { drawFilePage } from '#app/readers/read-file.ts'

/** Drawn pages are kept while they fit into this many bytes: one steps to and fro between a few. */
const keptPages = new LRUCache<string, DrawnPage>({
  maxSize: 48e6,
  sizeCalculation: ({ picture, words }) =>
    picture.length + bytesPerPiece * (words?.pieces.length ?? 0) + 1,
})

/** What a line of a page takes in memory, with its words, at most of them. */
const bytesPerPiece = 500

type Drawing = Awaited<ReturnType<typeof drawFilePage>>
type DrawnPage = Extract<Drawing, { ok: true }>['drawn']

/** Pages that are being drawn, by what they are kept under: who asks for the same one waits for the same drawing. */
const underWay = new Map<string, Promise<Drawing>>()

/** So many pages may be under way; who asks for one more is told to ask again. */
const mostUnderWay = 8

/** Pages of what are shown: files that are printed or photographed. */
const isPaged = (mediaType: string): boolean =>
  mediaType === 'application/pdf' || mediaType.startsWith('image/')

/**
 * The pages of the original beside a letter's text, as the text's newest version knows them; null where there is no
 * original with pages, and for those who may not see addresses and numbers, which no picture masks.
 */
export function describeOriginal({
  user,
  letterDetail: { file, text },
}: Pick<VisibleLetter, 'user' | 'letterDetail'>): { pages: LetterPage[] } | null {
  return file && isPaged(file.mediaType) && hasPermission(user, 'see contact details')
    ? { pages: text.pages }
    : null
}

/**
 * A page of the original of a letter. Throws a 404 where there is no such letter or original, and a 403 where the
 * reader may not see addresses and numbers; a file that cannot be drawn is answered with the reason.
 */
export async function loadOriginalPage(
  context: RequestContext,
  letterId: string,
  page: number,
): Promise<Drawing> {
  return drawPage(await requireOriginal(context, letterId), page)
}

/**
 * Where words of the letter's newest text stand on a page of its original, as shares of the picture; none where that is
 * not known for certain. Throws as the page does.
 */
export async function loadOriginalMarks(
  context: RequestContext,
  letterId: string,
  { page, marked }: { page: number; marked: Span | null },
): Promise<PictureBox[]> {
  const letter = await requireOriginal(context, letterId)
  const drawing = await drawPage(letter, page)
  return drawing.ok ? findMarks(letter, drawing.drawn, { page, marked }) : []
}

function findMarks(
  { letterDetail }: VisibleLetter,
  { words }: DrawnPage,
  { page, marked }: { page: number; marked: Span | null },
): PictureBox[] {
  const { text, pages } = letterDetail.text
  const span = marked && spanOnPage(text, pages, page, marked)
  return span ? findPictureBoxes(words, text.slice(span.start, span.end)) : []
}

async function drawPage(
  { visible, letterDetail: { letter, file } }: VisibleLetter,
  page: number,
): Promise<Drawing> {
  const key = `${file!.sha256} ${page}`
  const kept = keptPages.get(key)
  if (kept) return { ok: true, drawn: kept }
  const same = underWay.get(key)
  if (same) return same
  if (underWay.size >= mostUnderWay)
    return { ok: false, reason: 'Many pages are being drawn just now. Open this page again.' }
  const drawing = (async () => {
    const { bytes, name } = requireFound(await visible.letters.file(letter.id), 'file')
    return drawFilePage({ name, bytes }, { page })
  })().finally(() => underWay.delete(key))
  underWay.set(key, drawing)
  const drawn = await drawing
  if (drawn.ok) keptPages.set(key, drawn.drawn)
  return drawn
}

/** What the page of one page says beside its picture; how many there are is known once one of them was drawn. */
export async function loadOriginalScreen(
  context: RequestContext,
  letterId: string,
  { page, marked }: { page: number | null; marked: Span | null },
) {
  const found = await requireOriginal(context, letterId)
  const { letter, text } = found.letterDetail
  const number = page ?? (marked && findPageAt(text.pages, marked.start)) ?? 1
  const drawing = await drawPage(found, number)
  return {
    letter: { id: letterId, title: letter.title },
    page: number,
    marked,
    ...(drawing.ok
      ? {
          ...{ pages: drawing.drawn.pages, reason: null },
          boxes: findMarks(found, drawing.drawn, { page: number, marked }),
        }
      : { pages: null, reason: drawing.reason, boxes: [] }),
  }
}

async function requireOriginal(context: RequestContext, letterId: string) {
  requirePermission(context, 'see contact details')
  const letter = await requireLetter(context, letterId, { blind: true })
  requireFound(describeOriginal(letter), 'original')
  return letter
}
