import { chooseRowHeight } from './strip.ts'

/** How much a picture shows at most: it is drawn at twice its size, and read on one sheet. */
const mostPixels = 4_000_000
const mostRows = 100
/** As many columns of topics as a picture of a matrix has, and groups as have a row of their own. */
export const mostPictureTopics = 12
export const mostPictureGroups = 24

/** Pixels: the size that pictures of pages have where their addresses are shared (Open Graph). */
export const linkCardSize = { width: 1200, height: 630 } as const

/** Pixels: names at the left, the words at the right, what lies around and between, and how wide a topic is. */
export const pictureColumns = { pad: 24, names: 210, gap: 14, words: 230, head: 96 } as const
const topicWidths = {
  one: { strip: 560, bar: 130 },
  several: { strip: 300, bar: 116 },
  cell: 164,
} as const

/** How wide the parts of each topic are. */
export function choosePictureWidths(topics: number): { strip: number; bar: number } {
  return topics > 1 ? topicWidths.several : topicWidths.one
}
export const matrixCellSize = { width: topicWidths.cell, height: 56 } as const

export function measureStripsWidth(topics: number): number {
  const { pad, names, gap, words } = pictureColumns
  const { strip, bar } = choosePictureWidths(topics)
  const topicsWide = topics * (gap + strip + gap + bar)
  return pad * 2 + names + topicsWide + (topics === 1 ? gap + words : 0)
}

export function measureMatrixWidth(topics: number): number {
  const { pad, names, gap } = pictureColumns
  return Math.max(700, pad * 2 + names + topics * (gap + matrixCellSize.width))
}

type ShownRows = {
  view: 'strips' | 'matrix'
  topics: number
  actors: number
  groups: readonly { rows: readonly unknown[] }[]
}

/** Of the rows that a page shows, how many its picture shows. */
export function countPictureRows({ view, topics, actors, groups }: ShownRows): number {
  const shown = groups.slice(0, mostPictureGroups).reduce((sum, { rows }) => sum + rows.length, 0)
  const columns = Math.min(topics, mostPictureTopics)
  return Math.min(shown, choosePictureRows(view, columns, chooseRowHeight(actors)))
}

/** How many rows of actors a picture of strips, or of a matrix, has room for. */
export function choosePictureRows(view: 'strips' | 'matrix', topics: number, rowHeight: number) {
  const width = view === 'matrix' ? measureMatrixWidth(topics) : measureStripsWidth(topics)
  const high = view === 'matrix' ? matrixCellSize.height : rowHeight
  return Math.max(1, Math.min(mostRows, Math.floor(mostPixels / width / high)))
}

/** Pixels of a picture of a distribution: its width, with what is said at the left and the charts at the right. */
export const distributionPicture = { width: 1122, says: 340, chart: 720 } as const
/** As many groups as it shows, the largest first. */
export const mostDistributions = 12

/** Pixels of a picture of moves: its width, its bar, how sure a move is at the right, and how high a row is. */
export const movesPicture = { width: 1122, bar: 250, sure: 150, row: 108 } as const
/** As many moves as it has room for. */
export const mostPictureMoves = Math.floor(mostPixels / movesPicture.width / movesPicture.row)

/** Pixels of a topic's column in a picture of gaps, and of a row of it. */
export const gapCellSize = { width: 220, height: 72 } as const

export function measureGapsWidth(topics: number): number {
  const { pad, names, gap } = pictureColumns
  return Math.max(700, pad * 2 + names + topics * (gap + gapCellSize.width))
}

/** How many actors a picture of gaps has room for. */
export function chooseGapRows(topics: number): number {
  const width = measureGapsWidth(Math.min(topics, mostPictureTopics))
  return Math.min(mostRows, Math.floor(mostPixels / width / gapCellSize.height))
}

/** Pixels of pictures of near and far: the width, and how high each kind of row is. */
export const nearPicture = { width: 1122, shared: 148, apart: 40, ranked: 78 } as const

/** Of the topics of two actors, how many a picture shows: first those on which both have a word. */
export function countPairTopics(topics: { common: number; unshared: number }) {
  const { width, shared, apart } = nearPicture
  const high = mostPixels / width
  const common = Math.min(topics.common, Math.floor(high / shared))
  const left = Math.floor((high - common * shared) / apart)
  return { common, unshared: common < topics.common ? 0 : Math.min(topics.unshared, left) }
}

/** Pixels of a picture of audiences: its width, what stands above the rows of a topic, and a row. */
export const audiencePicture = { width: 1122, head: 54, row: 60 } as const

/** Of how many audiences of each topic a picture has room, topic by topic; a topic without room for one has none. */
export function fitAudiences(groups: readonly number[]): number[] {
  const { width, head, row } = audiencePicture
  let left = mostPixels / width
  return groups.map((count) => {
    const fits = Math.max(0, Math.min(count, Math.floor((left - head) / row)))
    left = fits < count ? 0 : left - head - fits * row
    return fits
  })
}
