import { pageSizes, rowsBeforePage, countPages } from '#app/domain/page-size.ts'
import type { LoaderFunctionArgs, MetaFunction, HeadersFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { actorSorts } from '#app/domain/actors.ts'
import type { DossierRecord } from '#app/domain/dossiers.ts'
import { formatDay } from '#app/domain/days.ts'
import { hasPermission } from '#app/domain/users.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { enforceRateLimit, passRetryAfter } from '#app/http/rate-limits.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { getToday } from '#app/features/analysis/timeline-view.ts'
import { loadAttributeChoices } from '#app/features/actors/attribute-choices.ts'
import { findUnitPaths } from '#app/features/actors/unit-paths.ts'
import { renewTwinsInBackground } from '#app/features/actors/renew-twins.ts'
import { loadPins } from '#app/features/pins/pins.ts'
import { readDossierParam } from '#app/features/codebook/dossier-param.ts'
import type { VisibleStore } from '#app/store.server.ts'
import { ActorTable } from '#app/ui/actors/actor-table.tsx'
import { AttributeFilter } from '#app/ui/actors/attribute-filter.tsx'
import { describeFoundActors } from '#app/ui/actors/found-actors.ts'
import { PinChips } from '#app/ui/pins/pin-chips.tsx'
import { DossierFilter } from '#app/ui/dossiers/dossier-filter.tsx'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { ShowOrClear } from '#app/ui/show-or-clear.tsx'
import '#app/ui/list.css'
import { capitaliseFirst } from '#app/domain/text/words.ts'

export const meta: MetaFunction = () => [{ title: 'Actors · Stanceline' }]
const orderWords = { name: 'Name', newest: 'Newest evidence', most: 'Most positions' } as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { user, visible } = requirePermission(context, 'read')
  const params = new URL(request.url).searchParams
  const [words, kind, page] = [
    params.get('q') ?? '',
    actorSorts.find((one) => one === params.get('kind')),
    readPageParam(params),
  ]
  const order =
    (Object.keys(orderWords) as (keyof typeof orderWords)[]).find(
      (one) => one === params.get('order'),
    ) ?? 'newest'
  const { dossier, dossiers } = await readDossierParam(visible, params)
  const attribute = {
    attribute: params.get('attribute')?.trim() ?? '',
    value: params.get('value')?.trim() ?? '',
  }
  const isWithdrawn = params.get('withdrawn') === 'yes'
  if (words) await enforceRateLimit('searches', user.id)
  const { rows, total } = await visible.actors.directory(
    {
      ...{ words, order, dossierId: dossier?.id, withdrawn: isWithdrawn },
      kinds: kind && kind !== 'office' ? [kind] : undefined,
      heldInTurn: kind === 'office',
      attribute:
        attribute.attribute || attribute.value ? { ...attribute, day: getToday() } : undefined,
    },
    pageSizes.actors,
    rowsBeforePage(page, pageSizes.actors),
  )
  return {
    rows,
    total,
    page,
    pages: countPages(total, pageSizes.actors),
    words,
    kind,
    order,
    dossier: dossier && { slug: dossier.slug, name: dossier.name },
    dossiers,
    pins: await loadPinsIn(visible, dossier),
    mayAdd: hasPermission(user, 'add letters'),
    mayMake: hasPermission(user, 'add actors'),
    attribute,
    isWithdrawn,
    paths: await findUnitPaths(
      visible,
      rows.flatMap((row) => (row.kind === 'person' ? [] : [row.id])),
      getToday(),
    ),
    choices: await loadAttributeChoices(visible, attribute.attribute || null),
    today: formatDay(getToday()),
    mayBring: hasPermission(user, 'correct actors'),
    mayCompare: lookForTwins(context),
  }
}

/** Whom the reader pinned in the dossier that the list is narrowed to; null where it is not. */
const loadPinsIn = async (visible: VisibleStore, dossier: DossierRecord | null) =>
  dossier && loadPins(visible, dossier)

/** Whether somebody may read who may be the same; pairs are looked for anew in the background. */
function lookForTwins(context: LoaderFunctionArgs['context']): boolean {
  const { user, admin } = requirePermission(context, 'read')
  const mayCompare = hasPermission(user, 'see contact details')
  if (mayCompare) void renewTwinsInBackground(admin)
  return mayCompare
}

export const headers: HeadersFunction = passRetryAfter

export default function Actors() {
  const { rows, total, page, pages, words, kind, order, mayAdd, dossier, dossiers } =
    useLoaderData<typeof loader>()
  const { attribute, isWithdrawn, choices, today, paths, pins, mayCompare, mayBring } =
    useLoaderData<typeof loader>()
  return (
    <div className="page">
      <ActorsHead />
      <div className="muted small">
        {describeFoundActors({
          ...{ total, isNarrowed: Boolean(words || kind), attribute, isWithdrawn, dossier },
          day: today,
        })}
        {mayCompare && (
          <>
            {' · '}
            <Link to="/actors/duplicates">Pairs that may be the same</Link>
          </>
        )}
        {mayBring && (
          <>
            {' · '}
            <Link to="/actors/removed">Removed actors</Link>
          </>
        )}
      </div>
      <Form
        className="filters card"
        role="search"
        aria-label="Filter actors"
        key={[words, kind, order, dossier?.slug, isWithdrawn, ...Object.values(attribute)].join(
          ' ',
        )}
      >
        <DossierFilter dossiers={dossiers} chosen={dossier?.slug ?? null} />
        <TextField label="Name or alias" name="q" type="search" defaultValue={words} />
        <SelectField
          label="Kind"
          name="kind"
          options={[
            ['', 'Any kind'],
            ...actorSorts.map((one) => [one, capitaliseFirst(one)] as const),
          ]}
          defaultValue={kind ?? ''}
        />
        <AttributeFilter chosen={attribute} choices={choices} />
        <SelectField
          label="Shown"
          name="withdrawn"
          options={[
            ['', 'Those in use'],
            ['yes', 'Those withdrawn'],
          ]}
          defaultValue={isWithdrawn ? 'yes' : ''}
        />
        <SelectField
          label="Order"
          name="order"
          options={Object.entries(orderWords)}
          defaultValue={order}
        />
        <ShowOrClear list="/actors" dossier={dossier} />
      </Form>
      {pins && <PinChips pins={pins} />}
      {!rows.length && (
        <div className="card empty">
          <h2>Nobody found</h2>
          <p>
            Actors come in with the letters they write or receive. Take a filter away, or add a
            letter.
          </p>
          {mayAdd && (
            <Link className="button" to="/letters/new">
              Add a letter
            </Link>
          )}
        </div>
      )}
      {rows.length > 0 && <ActorTable rows={rows} paths={paths} pins={pins} />}
      <Pager page={page} pages={pages} />
    </div>
  )
}

function ActorsHead() {
  const { isWithdrawn, mayBring, mayMake } = useLoaderData<typeof loader>()
  return (
    <div className="between">
      <h1>{isWithdrawn ? 'Withdrawn actors' : 'Actors'}</h1>
      <div className="row">
        <Link className="button" to="/actors.csv" reloadDocument>
          All as CSV
        </Link>
        {mayBring && (
          <Link className="button" to="/lists?kind=actors">
            Take in a list
          </Link>
        )}
        {mayMake && (
          <Link className="button" to="/actors/new">
            Make an actor
          </Link>
        )}
      </div>
    </div>
  )
}
