import { Form, Link } from '@remix-run/react'
import { useId } from 'react'
import type { Difference } from '#app/domain/history/history-line.ts'
import { formatQuantity } from '#app/domain/text/words.ts'
import { useDossierPath } from '../use-dossier-path.ts'
import { DifferenceList } from '../difference-list.tsx'

type Props = {
  topicId: string
  mayChange: boolean
  versions: readonly {
    version: number
    who: string | null
    moment: string
    kind: string | null
    name: string
    proposition: string
    changed: Difference[]
    isInUse: boolean
  }[]
  compared: { from: number; to: number; differences: Difference[] } | null
}

/** Every version of a topic's words, the newest first: what it changed, and the way back to it. */
export function TopicVersionList({ topicId, mayChange, versions, compared }: Props) {
  const inDossier = useDossierPath()
  return (
    <section className="card history" aria-labelledby="versions">
      <div className="between">
        <h2 id="versions">Versions</h2>
        <span className="tiny muted">{formatQuantity(versions.length, 'version')}</span>
      </div>
      {versions.length > 1 && <CompareForm versions={versions} compared={compared} />}
      <ol className="plain">
        {versions.map((one) => (
          <li key={one.version}>
            <div className="what">
              <p>
                <b>Version {one.version}</b>
                {one.kind && `, ${one.kind}`} — {one.who ? `${one.who}, ` : ''}
                <span className="muted">{one.moment}</span>
                {one.isInUse && ' · in use'}
              </p>
              <p className="small">
                {one.name}: {one.proposition}
              </p>
              <DifferenceList differences={one.changed} />
            </div>
            {mayChange && !one.isInUse && (
              <Form
                method="post"
                action={inDossier(`topics/${topicId}/draft`)}
                className="no-print"
              >
                <input type="hidden" name="version" value={one.version} />
                <button
                  className="button"
                  type="submit"
                  name="deed"
                  value="go back"
                  aria-label={`Begin a draft with version ${one.version}`}
                >
                  Go back to it
                </button>
              </Form>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Chooses two versions by their numbers, in the address, and shows what differs between them. */
function CompareForm({ versions, compared }: Pick<Props, 'versions' | 'compared'>) {
  const numbers = versions.map(({ version }) => version)
  const [newest, before] = [numbers[0]!, numbers[1]!]
  return (
    <>
      <Form method="get" className="row small no-print">
        <VersionSelect
          label="Compare version"
          name="from"
          numbers={numbers}
          chosen={compared?.from ?? before}
        />
        <VersionSelect
          label="with version"
          name="to"
          numbers={numbers}
          chosen={compared?.to ?? newest}
        />
        <button className="button" type="submit">
          Compare
        </button>
      </Form>
      {compared && (
        <div className="block" role="status">
          <h3>
            From version {compared.from} to version {compared.to}
          </h3>
          {compared.differences.length ? (
            <DifferenceList differences={compared.differences} />
          ) : (
            <p className="small">They say the same.</p>
          )}
          <Link className="small" to="?">
            Close
          </Link>
        </div>
      )}
    </>
  )
}

type SelectProps = { label: string; name: string; numbers: readonly number[]; chosen: number }

function VersionSelect({ label, name, numbers, chosen }: SelectProps) {
  const id = useId()
  return (
    <span className="row">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={chosen}>
        {numbers.map((number) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </select>
    </span>
  )
}
