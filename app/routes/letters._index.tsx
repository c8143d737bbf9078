import { pageSizes, rowsBeforePage, countPages } from '#app/domain/page-size.ts'
import type {
  ActionFunctionArgs,
  HeadersFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { nameWithState } from '#app/domain/topics.ts'
import { readStemLanguage } from '#app/domain/search/stem-languages.ts'
import { readLetterOrder } from '#app/domain/search/letter-orders.ts'
import { hasPermission } from '#app/domain/users.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { listDossiersFor } from '#app/auth/visible-dossier.ts'
import { readDossierParam } from '#app/features/codebook/dossier-param.ts'
import { addDossierNames, moveTickedLetters } from '#app/features/letters/letter-dossiers.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { addCodingStates } from '#app/features/letters/coding-states.ts'
import {
  applySearchForm,
  isSearchDeed,
  listOwnSearches,
  savedSearchFields,
} from '#app/features/letters/saved-searches.ts'
import { findLetters } from '#app/features/letters/found-letters.ts'
import {
  listFilterTopics,
  readLetterFilter,
  type ListFilter,
} from '#app/features/letters/letter-filter.ts'
import { describeFoundCount, describeOrder } from '#app/ui/letters/found-count.ts'
import { LetterTable } from '#app/ui/letters/letter-table.tsx'
import { LetterFilters } from '#app/ui/letters/letter-filters.tsx'
import { SavedSearches } from '#app/ui/letters/saved-searches.tsx'
import { SearchAnswer } from '#app/ui/letters/search-answer.tsx'
import { NarrowFound } from '#app/ui/letters/narrow-found.tsx'
import { NoLetters } from '#app/ui/letters/no-letters.tsx'
import { MoveLetters, moveFormId } from '#app/ui/dossiers/move-letters.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/list.css'

export const meta: MetaFunction = () => [{ title: 'Letters · Stanceline' }]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  const { user, visible } = signedIn
  const params = new URL(request.url).searchParams
  const { dossier, dossiers } = await readDossierParam(visible, params)
  const topics = await listFilterTopics(visible, dossier)
  const page = readPageParam(params)
  const typed = params.get('q') ?? ''
  const { filter, author } = await readLetterFilter(
    visible,
    { dossier, topics, userId: user.id },
    params,
  )
  if (typed.trim()) await enforceRateLimit('searches', user.id)
  const limit = pageSizes.letters
  const order = readLetterOrder(params.get('order'))
  const forms = readStemLanguage(params.get('forms'))
  const found = await findLetters(
    visible,
    typed,
    { filter, topics, author: author?.name ?? null },
    { limit, offset: rowsBeforePage(page, limit), order, forms },
  )
  const rows = await addCodingStates(
    visible,
    await addDossierNames(visible, found.rows),
    dossier?.id,
  )
  return {
    ...found,
    rows,
    typed,
    order,
    forms: forms ?? null,
    searches: await listOwnSearches(signedIn, params),
    page,
    pages: countPages(found.total, limit),
    filter,
    narrowed: typed.trim() !== '' || isNarrowed(filter),
    author: author?.name ?? null,
    topics: topics.map((topic) => [topic.id, nameWithState(topic)] as const),
    dossier: dossier && { slug: dossier.slug, name: dossier.name },
    dossiers,
    movable: (await listDossiersFor({ user, visible }, 'add letters')).map(
      ({ slug, name }) => [slug, name] as const,
    ),
    mayAdd: hasPermission(user, 'add letters'),
    mayWithdraw: hasPermission(user, 'withdraw letters'),
  }
}

/** Keeps a search of one's own, or puts letters into a dossier or takes them out, as many as were ticked. */
export async function action({ context, request }: ActionFunctionArgs) {
  const signedIn = requirePermission(context, 'read')
  const form = await readForm(request)
  const fields = readTextFields(form, savedSearchFields)
  if (isSearchDeed(fields.deed ?? '')) {
    const saved = await applySearchForm(signedIn, new URL(request.url).searchParams, fields)
    return saved.ok ? saved : answerRefusedForm(saved)
  }
  const movable = await listDossiersFor(signedIn, 'add letters')
  if (!movable.length) requirePermission(context, 'add letters')
  const outcome = await moveTickedLetters(signedIn, {
    deed: String(form.get('deed') ?? ''),
    slug: String(form.get('into') ?? ''),
    letterIds: form.getAll('letter').map(String),
  })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

/** Whether a filter leaves letters of the dossier out. */
function isNarrowed({ dossierId: _, ...choices }: ListFilter): boolean {
  return Object.values(choices).some(Boolean)
}

export const headers: HeadersFunction = passRetryAfter

export default function Letters() {
  const answer = useLoaderData<typeof loader>()
  const outcome = useFormAnswer<typeof action>()
  const { rows, isMore, page, pages, typed, mayAdd, dossier } = answer
  const suffix = dossier ? `?dossier=${dossier.slug}` : ''
  return (
    <div className="page">
      <div className="between">
        <div>
          <h1>Letters</h1>
          <div className="muted small">
            {describeFoundCount(answer)}
            {dossier ? ` in ${dossier.name}` : ''}
            {describeOrder(answer)}
          </div>
        </div>
        {mayAdd && (
          <div className="row">
            {answer.mayWithdraw && <Link to="/letters/withdrawn">Withdrawn letters</Link>}
            <Link className="button" to="/imports">
              Import letters
            </Link>
            <Link className="button primary" to={`/letters/new${suffix}`}>
              + Add a letter
            </Link>
          </div>
        )}
      </div>
      <LetterFilters {...answer} />
      <FormOutcome answer={outcome} />
      <SavedSearches searches={answer.searches} refused={outcome && !outcome.ok ? outcome : null} />
      <SearchAnswer {...answer} />
      <ListedLetters {...answer} />
      <Pager
        page={page}
        pages={pages}
        isMore={isMore && answer.order !== 'fit' && rows.length === pageSizes.letters}
        words={typed.trim() ? ['Before', 'After'] : undefined}
      />
    </div>
  )
}

/** The letters themselves, with what narrows them beside where somebody searched. */
function ListedLetters(answer: ReturnType<typeof useLoaderData<typeof loader>>) {
  const { rows, typed, narrowed, narrowings, mayAdd, dossier, movable } = answer
  return (
    <div className={narrowings ? 'found-beside' : undefined}>
      {narrowings && <NarrowFound {...answer} narrowings={narrowings} />}
      {rows.length ? (
        <>
          <LetterTable
            rows={rows}
            typed={typed}
            forms={answer.forms ?? undefined}
            tickForm={movable.length ? moveFormId : undefined}
          />
          {movable.length > 0 && <MoveLetters choices={movable} chosen={dossier?.slug ?? null} />}
        </>
      ) : (
        <NoLetters
          isFiltered={narrowed}
          mayAdd={mayAdd}
          suffix={dossier ? `?dossier=${dossier.slug}` : ''}
        />
      )}
    </div>
  )
}
