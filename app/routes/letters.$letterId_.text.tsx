import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { loadTextPage } from '#app/features/letters/text-page.ts'
import { readCountParam } from '#app/http/query-params.ts'
import { SelectField } from '#app/ui/fields.tsx'
import { LostList } from '#app/ui/letters/lost-list.tsx'
import { ComparedText } from '#app/ui/letters/text-comparison.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Text of ${data?.title ?? 'a letter'} · Stanceline` },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams
  return loadTextPage(context, params.letterId!, {
    from: readCountParam(asked, 'from'),
    to: readCountParam(asked, 'to'),
  })
}

export default function TextOfLetter() {
  const { id, title, lost, mayCorrect, withheld } = useLoaderData<typeof loader>()
  return (
    <div className="page">
      <Link className="small" to={`/letters/${id}`}>
        ← {title}
      </Link>
      <h1>Text of this letter</h1>
      <p className="muted">
        A text is never changed: a correction is a new version, and every version stays readable.
        {withheld && ` Withheld: ${withheld} of its paragraphs have something blacked out.`}
      </p>
      {mayCorrect && (
        <p className="row">
          <Link className="button primary" to={`/letters/${id}/text/correction`}>
            Correct the text
          </Link>
        </p>
      )}
      {lost.length > 0 && (
        <section aria-labelledby="lost">
          <h2 id="lost">Lost their place: {lost.length.toLocaleString('en')}</h2>
          <p className="small muted">
            Their words stand nowhere for certain since the text was corrected. They count nowhere
            until somebody places them.
          </p>
          <LostList rows={lost} />
        </section>
      )}
      <Versions />
      <Comparison />
    </div>
  )
}

function Versions() {
  const { id, versions, mayCorrect } = useLoaderData<typeof loader>()
  return (
    <section className="gap-above" aria-labelledby="versions">
      <h2 id="versions">Versions</h2>
      <ul className="plain stack">
        {versions.map(({ number, reason, moment, by }, at) => (
          <li key={number} className="card between">
            <span>
              <b>Version {number}</b> · {reason ?? (number === 1 ? 'as it was added' : 'corrected')}
              <span className="tiny muted">
                {' '}
                · {moment}
                {by && ` · ${by}`}
              </span>
            </span>
            {mayCorrect && at > 0 && (
              <Link
                className="button quiet"
                to={`/letters/${id}/text/correction?from=${number}`}
                aria-label={`Go back to version ${number}`}
              >
                Go back to it
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Comparison() {
  const { versions, from, to, comparison, uncompared } = useLoaderData<typeof loader>()
  if (!comparison && !uncompared) return null
  const options = versions.map(({ number }) => [String(number), `Version ${number}`] as const)
  return (
    <section className="gap-above" aria-labelledby="comparison">
      <h2 id="comparison">
        Version {to} beside version {from}
      </h2>
      <Form className="row compare-versions" key={`${from} ${to}`}>
        <SelectField label="From" name="from" options={options} defaultValue={String(from)} />
        <SelectField label="To" name="to" options={options} defaultValue={String(to)} />
        <button className="button" type="submit">
          Compare
        </button>
      </Form>
      {uncompared !== null && <p className="notice">{uncompared}</p>}
      {comparison && (
        <div className="card">
          <ComparedText comparison={comparison} />
        </div>
      )}
    </section>
  )
}
