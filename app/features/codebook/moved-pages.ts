import { findCurrentDossier } from '#app/auth/visible-dossier.ts'
import type { RequestContext } from '#app/auth/request-context.ts'

/** What is found below a dossier now and was found at the top before, by the first word of its address. */
const movedPages: ReadonlyMap<string, string> = new Map([
  ['timeline', 'stances'],
  ['topics', 'topics'],
  ['milestones', 'milestones'],
  ['milestones.csv', 'milestones.csv'],
  ['briefing', 'briefings'],
  ['briefing.csv', 'briefings.csv'],
  ['briefing.docx', 'briefings.docx'],
  ['briefing.md', 'briefings.md'],
  ['dossier.zip', 'package.zip'],
])

/** Whether there was a page at an address before dossiers had addresses of their own. */
export function isMovedPage(path: string): boolean {
  return movedPages.has(path.split('/')[0] ?? '')
}

/**
 * Where a page went that belongs to a dossier: the one that uses the topic of the address, otherwise the one that
 * somebody looked at last. Null where they see none.
 */
export async function findMovedPage(
  context: Pick<RequestContext, 'visible' | 'lastDossier'>,
  path: string,
): Promise<string | null> {
  const [first = '', second, ...rest] = path.split('/')
  const page = movedPages.get(first)
  const current = await findCurrentDossier(context)
  if (page === undefined || !current) return null
  const ids = first === 'topics' && second ? await context.visible.topics.dossierIdsOf(second) : []
  const dossiers = ids.length ? await context.visible.dossiers.all() : []
  const using = dossiers.filter(({ id }) => ids.includes(id))
  const { slug } = using.find(({ id }) => id === current.id) ?? using[0] ?? current
  return ['/dossiers', slug, page, second, ...rest].filter(Boolean).join('/')
}
