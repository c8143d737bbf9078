import type { PageWords } from '../document.ts'
import { findWordBoxes, type PlacedText } from './word-boxes.ts'

/** A page with more signs than this is none that somebody reads beside its text. */
const mostSigns = 200_000

type PageView = { transform: readonly number[]; width: number; height: number }

/** The text of a page with what leads from its places to those on a picture of it; null where there is far too much. */
export function placeText(pieces: readonly PlacedText[], view: PageView): PageWords | null {
  if (pieces.reduce((sum, { str }) => sum + str.length + 1, 0) > mostSigns) return null
  const [a, b, c, d, e, f] = view.transform as [number, number, number, number, number, number]
  const { width, height } = view
  return {
    pieces: pieces.map(({ str, dir, transform, width: wide, height: high }) => ({
      ...{ str, dir, transform: [...transform], width: wide, height: high },
    })),
    matrix: [a / width, b / height, c / width, d / height, e / width, f / height],
  }
}

/** A place on a picture, as shares of its width and height. */
export type PictureBox = { left: number; top: number; width: number; height: number }

/** Where words stand on the picture of a page; none where that is not known for certain. */
export function findPictureBoxes(page: PageWords | null, words: string): PictureBox[] {
  if (!page) return []
  const [a, b, c, d, e, f] = page.matrix as [number, number, number, number, number, number]
  return findWordBoxes(page.pieces, words).map(([x1, y1, x2, y2]) => {
    const across = [a * x1 + c * y1 + e, a * x2 + c * y2 + e]
    const down = [b * x1 + d * y1 + f, b * x2 + d * y2 + f]
    const [left, top] = [Math.min(...across), Math.min(...down)].map(roundShare) as [number, number]
    return {
      ...{ left, top },
      width: roundShare(Math.max(...across) - left),
      height: roundShare(Math.max(...down) - top),
    }
  })
}

const roundShare = (share: number): number => Math.round(share * 1e5) / 1e5
