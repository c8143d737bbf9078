import { actInDossier, type DossierRecord } from '../dossiers.ts'
import { foldText } from '../text/words.ts'
import { hasPermission, type Permission, type Principal } from '../users.ts'
import { foldSearch, markWords, rankName } from './marked-words.ts'
import type { SearchGroup, SearchRow } from './search-groups.ts'
import { searchHref } from './search-groups.ts'
import { parseSearch } from './search-query.ts'

/** A page or a deed that somebody reaches by typing what it is called. */
export type SearchCommand = {
  name: string
  href: string
  /** Other words that people type for it. */
  words: readonly string[]
  isDeed?: true
}

/**
 * `of`: a page of the dossier, a list that is narrowed to it, or what is the same in all. `carries`: it keeps the
 * selection of the page that one comes from. `needs`: what one must be permitted.
 */
type CommandRule = {
  name: string
  of: 'dossier' | 'list' | 'all'
  path: string
  words: string
  carries?: true
  needs?: Permission
  isDeed?: true
}

/** Everything that can be reached by its name, in the order in which it is listed. */
const rules: readonly CommandRule[] = [
  {
    ...{ name: 'Overview', of: 'dossier', path: '', carries: true },
    words: 'home start dashboard summary',
  },
  { name: 'Letters', of: 'list', path: '/letters', words: 'documents list mails' },
  {
    ...{ name: 'Add a letter', of: 'list', path: '/letters/new', needs: 'add letters' },
    words: 'new upload paste write enter',
  },
  { name: 'Actors', of: 'list', path: '/actors', words: 'people persons organisations directory' },
  { name: 'Topics', of: 'dossier', path: '/topics', words: 'codebook propositions levels' },
  {
    ...{ name: 'Stances', of: 'dossier', path: '/stances', carries: true },
    words: 'strips timeline chart positions',
  },
  {
    ...{ name: 'Matrix', of: 'dossier', path: '/stances?view=matrix', carries: true },
    words: 'table grid heatmap compare days',
  },
  {
    ...{ name: 'Overlay', of: 'dossier', path: '/stances?view=overlay', carries: true },
    words: 'lines chart pinned compare',
  },
  {
    ...{ name: 'Moves', of: 'dossier', path: '/moves', carries: true },
    words: 'turns shifts contradictions changed',
  },
  {
    ...{ name: 'Quotes', of: 'dossier', path: '/quotes', carries: true },
    words: 'passages positions statements',
  },
  {
    ...{ name: 'Distribution', of: 'dossier', path: '/distribution', carries: true },
    words: 'counts shares groups voices',
  },
  {
    ...{ name: 'Near and far', of: 'dossier', path: '/near', carries: true },
    words: 'agreement alignment nearness allies similar',
  },
  {
    ...{ name: 'Audience', of: 'dossier', path: '/audience', carries: true },
    words: 'recipients told whom',
  },
  {
    ...{ name: 'Coverage', of: 'dossier', path: '/coverage', carries: true },
    words: 'gaps missing silence asked unanswered',
  },
  {
    ...{ name: 'What changed', of: 'dossier', path: '/changes', carries: true },
    words: 'news feed new latest digest subscribe',
  },
  {
    ...{ name: 'Choose who', of: 'dossier', path: '/who', carries: true },
    words: 'selection actors filter rules saved',
  },
  {
    name: 'Briefings',
    ...{ of: 'dossier', path: '/briefings', carries: true, needs: 'export briefings' },
    words: 'summary word document pdf export download report',
  },
  { name: 'Milestones', of: 'dossier', path: '/milestones', words: 'events dates calendar' },
  { name: 'Pinned actors', of: 'dossier', path: '/pins', words: 'pins colours favourites' },
  { name: 'Method', of: 'all', path: '/method', words: 'formula rules numbers explained' },
  {
    ...{ name: 'About this dossier', of: 'dossier', path: '/settings' },
    words: 'settings team links close package',
  },
  { name: 'All dossiers', of: 'all', path: '/dossiers', words: 'files switch' },
  {
    ...{ name: 'New dossier', of: 'all', path: '/dossiers/new', needs: 'change dossiers' },
    words: 'start make',
  },
  {
    ...{ name: 'New topic', of: 'dossier', path: '/topics/new', needs: 'propose changes' },
    words: 'make propose codebook',
  },
  {
    ...{ name: 'Make an actor', of: 'all', path: '/actors/new', needs: 'add actors' },
    words: 'new person organisation unit add',
  },
  {
    name: 'Pairs that may be the same',
    ...{ of: 'all', path: '/actors/duplicates', needs: 'see contact details' },
    words: 'duplicates twins merge actors',
  },
  {
    ...{ name: 'Imports', of: 'all', path: '/imports', needs: 'add letters' },
    words: 'import upload files folder archive pdf',
  },
  { name: 'To approve', of: 'all', path: '/approvals', words: 'four eyes approval sent back' },
  { name: 'Proposals', of: 'all', path: '/proposals', words: 'propose suggestions wait' },
  { name: 'Ways to begin', of: 'all', path: '/welcome', words: 'welcome example tour first' },
  {
    ...{ name: 'People', of: 'all', path: '/people', needs: 'manage people' },
    words: 'users accounts invite roles colleagues',
  },
  {
    ...{ name: 'Settings', of: 'all', path: '/settings', needs: 'change settings' },
    words: 'organisation preferences options',
  },
  {
    ...{ name: 'Erasures', of: 'all', path: '/erasures', needs: 'erase letters and people' },
    words: 'erased deleted privacy',
  },
  {
    ...{ name: 'Your account', of: 'all', path: '/account', needs: 'change your own account' },
    words: 'password name devices tokens digests profile',
  },
  { name: 'Help', of: 'all', path: '/help', words: 'keys shortcuts words glossary manual' },
  { name: 'Sign out', of: 'all', path: '/sign-out', words: 'log logout leave', isDeed: true },
]

export type CommandContext = {
  user: Principal
  /** The dossier that somebody is in, as they see it. */
  dossier: Pick<DossierRecord, 'slug' | 'audience' | 'teamRole' | 'closedAt'> | null
  /** The selection of the page that they come from, as what follows an address: `?…` or nothing. */
  carried: string
}

/** What somebody may open or do from where they are. */
export function listCommands({ user, dossier, carried }: CommandContext): SearchCommand[] {
  const acting = dossier ? actInDossier(user, dossier) : user
  return rules.flatMap(({ name, of, path, words, carries, needs, isDeed }) => {
    if (of === 'dossier' && !dossier) return []
    const doer = of === 'dossier' ? acting : user
    if (needs && !hasPermission(doer, needs)) return []
    // Nothing new comes into a dossier that is closed.
    if (of === 'dossier' && needs === 'propose changes' && dossier!.closedAt !== null) return []
    const href =
      of === 'dossier'
        ? addWords(`/dossiers/${dossier!.slug}${path}`, carries ? carried : '')
        : of === 'list' && dossier
          ? addWords(path, `?${new URLSearchParams({ dossier: dossier.slug })}`)
          : path
    return [{ name, href, words: words.split(' '), ...(isDeed ? { isDeed } : {}) }]
  })
}

/** An address with what another one says as well; what it says itself stays. */
function addWords(path: string, search: string): string {
  const [page, own = ''] = path.split('?')
  const params = new URLSearchParams(own)
  for (const [name, value] of new URLSearchParams(search))
    if (!new URLSearchParams(own).has(name)) params.append(name, value)
  return params.size ? `${page}?${params}` : page!
}

/**
 * The commands whose name, or other words for it, hold beginnings of all words that were typed, the nearest names
 * first; all where nothing is typed. At most `most` are rows.
 */
export function findCommands(
  typed: string,
  commands: readonly SearchCommand[],
  { dossier, most }: { dossier: string | null; most: number },
): SearchGroup {
  const wanted = splitFolded(foldSearch(typed))
  const found = commands
    .filter(({ name, words }) => holdsAll([...splitFolded(foldText(name)), ...words], wanted))
    .map((command) => ({ command, rank: rankName(command.name, typed) }))
    .sort((one, other) => other.rank - one.rank)
  return {
    kind: 'commands',
    rows: found.slice(0, most).map(({ command }) => showCommand(command, typed, wanted)),
    total: found.length,
    isMore: false,
    rank: found[0]?.rank ?? 0,
    says: null,
    allHref: searchHref(typed, { dossier, only: 'commands' }),
  }
}

const splitFolded = (folded: string): string[] =>
  folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')

function holdsAll(words: readonly string[], beginnings: readonly string[]): boolean {
  return beginnings.every((beginning) => words.some((word) => word.startsWith(beginning)))
}

function showCommand(command: SearchCommand, typed: string, wanted: readonly string[]): SearchRow {
  const { name, href, words, isDeed } = command
  const query = parseSearch(wanted.join(' '))
  const own = splitFolded(foldText(name))
  const others = words.filter((word) =>
    wanted.some((beginning) => word.startsWith(beginning) && !holdsAll(own, [beginning])),
  )
  return {
    id: name,
    href,
    name: markWords(name, query),
    beside: markWords(others.join(', '), query),
    why: [],
    coding: null,
    ...(isDeed ? { isDeed } : {}),
  }
}
