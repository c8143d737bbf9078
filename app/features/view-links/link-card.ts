import type { OpenedLink } from '#app/auth/view-link.ts'
import { drawLinkCard } from '#app/charts/pictures/link-card.server.tsx'
import { paintPng, type PngFile } from '../view-files/png-file.ts'
import { loadLinkPage } from './link-page.ts'
import { drawShownView } from './shown-view.ts'

/** The picture of a link where its address is shared (Open Graph), 1200 by 630 dots. */
export async function paintLinkCard(opened: OpenedLink, signal?: AbortSignal): Promise<PngFile> {
  const page = await loadLinkPage(opened, 0)
  if (!page.ok) return page
  const { title, summary, facts } = page
  const source = String(facts.find(({ key }) => key === 'source')?.value ?? 'Stanceline')
  const picture = (await drawShownView(opened))?.svg ?? null
  return paintPng(drawLinkCard({ title, summary, source, picture }), signal, 1)
}
