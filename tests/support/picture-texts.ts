import { expect } from 'vitest'
import { measureText } from '#app/charts/model/text-width.ts'
import type { ViewPicture } from '#app/features/view-files/picture-words.ts'
import { xmlFault } from './xml.ts'

type DrawnText = { words: string; left: number; right: number; top: number; bottom: number }

/** The texts of a picture with where each lies on it, in pixels: as wide as we reckon, which is rather too wide. */
export function listDrawnTexts(svg: string): DrawnText[] {
  const [offsets, drawn]: [[number, number][], DrawnText[]] = [[[0, 0]], []]
  const pattern = /<(\/?)(g|svg|text)((?: [^<>]*?)?)(\/?)>(?:<title>[^<]*<\/title>)?([^<]*)/g
  for (const [, closing, tag, attributes, empty, words] of svg.matchAll(pattern)) {
    const number = (name: string) =>
      Number(new RegExp(` ${name}="([^"]*)"`).exec(attributes!)?.[1] ?? 0)
    const [x, y] = offsets.at(-1)!
    if (tag === 'text' && !closing) drawn.push(place(words!, [x, y], number, attributes!))
    else if (tag !== 'text' && closing) offsets.pop()
    else if (tag !== 'text' && !empty) {
      const [, dx, dy] = /translate\((\S+) (\S+)\)/.exec(attributes!) ?? []
      offsets.push([x + Number(dx ?? 0), y + Number(dy ?? 0)])
    }
  }
  return drawn.filter(({ words }) => words.trim())
}

function place(
  words: string,
  [x, y]: [number, number],
  number: (name: string) => number,
  attributes: string,
): DrawnText {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
  const read = words.replace(/&(\S+?);/g, (_, name: string) => entities[name]!)
  const size = number('font-size')
  const wide = measureText(read, size)
  const anchor = /text-anchor="(\w+)"/.exec(attributes)?.[1]
  const left = x + number('x') - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0)
  const base = y + number('y')
  return { words: read, left, right: left + wide, top: base - size * 0.75, bottom: base + size / 5 }
}

/** Which texts of a picture lie over one another, or reach beyond its edge. */
export function findTextFaults(svg: string): string[] {
  const [width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.slice(1).map(Number)
  const texts = listDrawnTexts(svg)
  return texts.flatMap((one, index) => [
    ...(one.left < 0 || one.right > width! || one.top < 0 || one.bottom > height!
      ? [`“${one.words}” reaches beyond the edge`]
      : []),
    ...texts
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top < other.bottom &&
          other.top < one.bottom,
      )
      .map((other) => `“${one.words}” lies over “${other.words}”`),
  ])
}

/** A picture that was drawn, with the texts on it: well-formed, of literal looks, and no text on another. */
export function readPicture(picture: ViewPicture) {
  if (!picture.ok) throw new Error(picture.reason)
  expect(xmlFault(picture.svg)).toBeNull()
  expect(picture.svg).not.toMatch(/var\(|="[\d.]+%"|NaN|undefined/)
  expect(findTextFaults(picture.svg)).toEqual([])
  return { ...picture, words: listDrawnTexts(picture.svg).map(({ words }) => words) }
}
