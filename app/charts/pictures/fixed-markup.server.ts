import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/**
 * A drawing that is as wide as its place, as markup of a fixed width: shares of it become pixels, which every program
 * that opens pictures reads alike. Words are left alone.
 */
export function renderFixed(
  element: ReactElement,
  { width, height }: { width: number; height: number },
): string {
  return renderToStaticMarkup(element)
    .replace(
      / (x|x1|x2|cx|width|y2|height)="(-?[\d.]+)%"/g,
      (_, name: string, share: string) =>
        ` ${name}="${roundShare(Number(share), /^y|height/.test(name) ? height : width)}"`,
    )
    .replaceAll('class="strip"', 'class="strip" overflow="visible"')
}

function roundShare(share: number, whole: number): number {
  return Math.round(share * whole) / 100
}
