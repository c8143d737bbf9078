import { findCurrentDossier } from '#app/auth/visible-dossier.ts'
import type { SignedInContext } from '#app/auth/request-context.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { findCommands, listCommands } from '#app/domain/search/commands.ts'
import { orderGroups, searchKinds, type SearchKind } from '#app/domain/search/search-groups.ts'
import { getToday } from '../analysis/timeline-view.ts'
import { searchEverything, searchOneKind } from './search-everything.ts'

/** So many of each kind stand on the page that shows all kinds. */
const few = 5

/** What the page of the box is asked; `dossier` null: everywhere. */
type AskedPage = {
  typed: string
  dossier: DossierRecord | null
  only: Exclude<SearchKind, 'letters'> | null
  page: number
}

/** The kind that an address asks for alone; letters have a list of their own. */
export function readSearchKind(params: URLSearchParams): Exclude<SearchKind, 'letters'> | null {
  const kind = searchKinds.find((row) => row.kind === params.get('only'))?.kind ?? null
  return kind === 'letters' ? null : kind
}

/** What stands on the page: of each kind the first few, or a page of one kind; without words every command. */
export async function loadSearch(
  reader: Pick<SignedInContext, 'user' | 'visible' | 'masked' | 'lastDossier'>,
  { typed, dossier, only, page }: AskedPage,
) {
  const asked = { typed, dossier, today: getToday() }
  if (only && only !== 'commands')
    return { ...(await searchOneKind(reader, asked, only, page)), only }
  const commands = listCommands({
    user: reader.user,
    dossier: dossier ?? (await findCurrentDossier(reader)),
    carried: '',
  })
  const most = only || !typed.trim() ? commands.length : few
  const found = findCommands(typed, commands, { dossier: dossier?.slug ?? null, most })
  const { groups, doubts } = only
    ? { groups: [], doubts: [] }
    : await searchEverything(reader, asked, few)
  return { groups: orderGroups([found, ...groups]), doubts, only, page: 1, pages: 1 }
}
