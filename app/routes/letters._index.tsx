import { pageSizes, rowsBeforePage, countPages } from '#app/domain/page-size.ts'
import type { LoaderFunctionArgs, MetaFunction, HeadersFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { letterKinds, type LetterKind } from '#app/domain/letters.ts'
import type { Dossier, Topic } from '#app/domain/topics.ts'
import { hasPermission } from '#app/domain/users.ts'
import { readDayParam, readPageParam } from '#app/http/query-params.ts'
import { requireCurrentDossier } from '#app/features/codebook/current-dossier.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { findLetters } from '#app/features/letters/found-letters.ts'
import { LetterTable } from '#app/ui/letters/letter-table.tsx'
import { SearchAnswer, SearchHelp } from '#app/ui/letters/search-answer.tsx'
import type { VisibleStore } from '#app/store.server.ts'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { Pager } from '#app/ui/pager.tsx'
import '#app/ui/list.css'
import { capitaliseFirst, formatQuantity } from '#app/domain/text/words.ts'

export const meta: MetaFunction = () => [{ title: 'Letters · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { user, visible } = requirePermission(context, 'read')
  const { dossier, topics } = await requireCurrentDossier(visible)
  const params = new URL(request.url).searchParams
  const page = readPageParam(params)
  const typed = params.get('q') ?? ''
  const { filter, author } = await readLetterFilter(visible, { dossier, topics }, params)
  if (typed.trim()) await enforceRateLimit('searches', user.id)
  const limit = pageSizes.letters
  const found = await findLetters(visible, typed, filter, {
    limit,
    offset: rowsBeforePage(page, limit),
  })
  return {
    ...found,
    typed,
    page,
    pages: countPages(found.total, limit),
    filter,
    narrowed: typed.trim() !== '' || isNarrowed(filter),
    author: author?.name ?? null,
    topics: topics.map(({ id, name }) => [id, name] as const),
    mayAdd: hasPermission(user, 'add letters'),
  }
}

/** What the address asks for, with ids that count now for those that were merged, and the author if known. */
async function readLetterFilter(
  visible: VisibleStore,
  { dossier, topics }: { dossier: Dossier; topics: readonly Topic[] },
  params: URLSearchParams,
) {
  const topicParam = params.get('topic')
  const authorParam = params.get('author') || undefined
  const canonicalTopicId = topicParam ? await visible.topics.canonicalId(topicParam) : null
  const author = authorParam ? await visible.actors.byId(authorParam) : null
  const filter = {
    dossierId: dossier.id,
    kind: letterKinds.find((kind) => kind === params.get('kind')),
    topicId: topics.find(({ id }) => id === canonicalTopicId)?.id,
    authorId: author?.id ?? authorParam,
    untagged: params.get('state') === 'untagged',
    from: readDayParam(params, 'from'),
    to: readDayParam(params, 'to'),
  }
  return { filter, author }
}

/** Whether a filter leaves letters of the dossier out. */
function isNarrowed({
  dossierId: _,
  ...choices
}: Awaited<ReturnType<typeof readLetterFilter>>['filter']): boolean {
  return Object.values(choices).some(Boolean)
}

export const headers: HeadersFunction = passRetryAfter

export default function Letters() {
  const answer = useLoaderData<typeof loader>()
  const { rows, isMore, page, pages, typed, narrowed, mayAdd } = answer
  return (
    <div className="page">
      <div className="between">
        <div>
          <h1>Letters</h1>
          <div className="muted small">{describeCount(answer)}, newest first</div>
        </div>
        {mayAdd && (
          <div className="row">
            <Link className="button" to="/imports">
              Import letters
            </Link>
            <Link className="button primary" to="/letters/new">
              + Add a letter
            </Link>
          </div>
        )}
      </div>
      <Filters />
      <SearchAnswer {...answer} />
      {rows.length ? (
        <LetterTable rows={rows} typed={typed} />
      ) : (
        <NoLetters isFiltered={narrowed} mayAdd={mayAdd} />
      )}
      <Pager page={page} pages={pages} isMore={isMore && rows.length === pageSizes.letters} />
    </div>
  )
}

/** `12 letters found`, or that there are more than were counted. */
function describeCount({
  total,
  isMore,
  narrowed,
}: {
  total: number
  isMore: boolean
  narrowed: boolean
}): string {
  const found = `${formatQuantity(total, 'letter')}${narrowed ? ' found' : ''}`
  return isMore ? `More than ${found}` : found
}

function Filters() {
  const { filter, typed, topics, author } = useLoaderData<typeof loader>()
  const kinds: [LetterKind | '', string][] = [
    ['', 'Any kind'],
    ...letterKinds.map((kind): [LetterKind, string] => [kind, capitaliseFirst(kind)]),
  ]
  return (
    <Form
      className="filters letter-filters card"
      role="search"
      aria-label="Filter letters"
      key={JSON.stringify([filter, typed])}
    >
      <TextField
        label="Words, names, references"
        name="q"
        type="search"
        defaultValue={typed}
        hint={<SearchHelp />}
      />
      <SelectField label="Kind" name="kind" options={kinds} defaultValue={filter.kind ?? ''} />
      <SelectField
        label="States a position on"
        name="topic"
        options={[['', 'Anything'], ...topics]}
        defaultValue={filter.topicId ?? ''}
      />
      <SelectField
        label="Coding"
        name="state"
        options={[
          ['', 'All'],
          ['untagged', 'Nothing coded yet'],
        ]}
        defaultValue={filter.untagged ? 'untagged' : ''}
      />
      <TextField label="From" name="from" type="date" defaultValue={filter.from ?? ''} />
      <TextField label="To" name="to" type="date" defaultValue={filter.to ?? ''} />
      {filter.authorId && (
        <label className="check field">
          <input type="checkbox" name="author" value={filter.authorId} defaultChecked />{' '}
          <span>by {author ?? 'unknown actor'}</span>
        </label>
      )}
      <div className="row">
        <button className="button" type="submit">
          Show
        </button>
        <Link className="button quiet" to="/letters">
          Clear
        </Link>
      </div>
    </Form>
  )
}

function NoLetters({ isFiltered, mayAdd }: { isFiltered: boolean; mayAdd: boolean }) {
  return (
    <div className="card empty">
      <h2>{isFiltered ? 'No letter fits' : 'There are no letters yet'}</h2>
      <p>
        {isFiltered
          ? 'Take a filter away, or search for fewer words. “encrypt” finds “encryption”, “*schlüssel” finds “Verschlüsselung”.'
          : 'Paste the first one, or choose its file: who wrote it, to whom and when is read from its head.'}
      </p>
      {isFiltered ? (
        <Link className="button" to="/letters">
          Show all letters
        </Link>
      ) : (
        mayAdd && (
          <Link className="button primary" to="/letters/new">
            Add a letter
          </Link>
        )
      )}
    </div>
  )
}
