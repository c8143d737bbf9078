import { useEffect, useState, type RefObject } from 'react'
import { assignLanes } from '#app/domain/text/mark-layers.ts'

/** Where in the gutter a mark's lane is, in pixels from the top of its paragraph. */
export type MarkLane = { id: string; lane: number; top: number; height: number }
type LanesOfBlocks = ReadonlyMap<number, readonly MarkLane[]>

/** How near to the window paragraphs are measured, so that their lanes are there when they come into sight. */
const nearby = '800px 0px'

/**
 * The lanes of the paragraphs near the window, by where those begin in the text. Each is measured when it comes near,
 * and anew when the text's width or its marks change; all that is read is read before anything is drawn.
 */
export function useLanes(
  article: RefObject<HTMLElement> | null,
  positions: readonly unknown[],
): LanesOfBlocks {
  const [lanes, setLanes] = useState<LanesOfBlocks>(new Map())
  useEffect(() => {
    const element = article?.current
    if (!element) return
    const near = new Set<HTMLElement>()
    const measure = (blocks: Iterable<HTMLElement>) => {
      const measured = [...blocks].map(
        (block) => [Number(block.dataset.blockStart), measureBlock(block)] as const,
      )
      if (measured.length) setLanes((before) => new Map([...before, ...measured]))
    }
    const arrivals = new IntersectionObserver(
      (entries) => {
        const came = entries.filter(({ isIntersecting }) => isIntersecting)
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) near.add(target as HTMLElement)
          else near.delete(target as HTMLElement)
        measure(came.map(({ target }) => target as HTMLElement))
      },
      { rootMargin: nearby },
    )
    let width = element.clientWidth
    const sizes = new ResizeObserver(() => {
      if (element.clientWidth === width) return
      width = element.clientWidth
      measure(near)
    })
    setLanes(new Map())
    for (const block of element.querySelectorAll('p.with-marks')) arrivals.observe(block)
    sizes.observe(element)
    void document.fonts.ready.then(() => measure(near))
    return () => {
      arrivals.disconnect()
      sizes.disconnect()
    }
  }, [article, positions])
  return lanes
}

/** The lanes beside one paragraph: no two in one lane stand beside the same line. */
function measureBlock(block: HTMLElement): MarkLane[] {
  const from = block.getBoundingClientRect().top
  const spans = new Map<string, { start: number; end: number }>()
  for (const mark of block.querySelectorAll<HTMLElement>('mark[data-position]')) {
    const lines = mark.querySelector('[data-start]')!.getClientRects()
    const [first, last] = [lines[0], lines[lines.length - 1]]
    if (!first || !last) continue
    const id = mark.dataset.position!
    const start = spans.get(id)?.start ?? Math.round(first.top - from)
    spans.set(id, { start, end: Math.max(start + 1, Math.round(last.bottom - from)) })
  }
  const lanes = assignLanes([...spans.values()])
  return [...spans].map(([id, { start, end }], index) => ({
    ...{ id, lane: lanes[index]!, top: start, height: end - start },
  }))
}
