import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { NewDossierForm } from '../dossiers/new-dossier-form.tsx'
import { useKeys } from '../keys/use-keys.ts'
import '../topics/topic-form.css'
import './welcome.css'
import { KeyCap } from '../keys/key-cap.tsx'

type Props = { example: { slug: string; name: string; isClosed: boolean } | null }

/** The four ways to begin; the digits on them choose one, outside fields. */
export function WaysToBegin({ example }: Props) {
  useWayKeys()
  return (
    <div className="stack ways">
      <Way
        number={1}
        title="Look around the example"
        says={
          example
            ? `“${example.name}” keeps to a dossier of its own; one click sets it aside, one brings it back.`
            : 'The example is not in this store.'
        }
      >
        {example && <ExampleButton {...example} />}
      </Way>
      <Way
        number={2}
        title="Start my dossier"
        says="A name and one sentence that people are for or against. The rest grows from your letters."
      >
        <KeyCap id="second way" />
        <div className="way-form" id="start">
          <NewDossierForm action="/dossiers/new" fields={{}} errors={{}} />
        </div>
      </Way>
      <Way
        number={3}
        title="Import my letters"
        says="PDF, Word, e-mail, text, scans, archives or a table. You see what was read before anything is kept."
      >
        <Link className="button" to="/imports" id="way-3">
          Choose files <KeyCap id="third way" />
        </Link>
      </Way>
      <Way
        number={4}
        title="Take in a package"
        says="A dossier from another Stanceline as one file. Imports take it as well: it is checked first, and taken whole."
      >
        <Link className="button" to="/imports" id="way-4">
          Choose a package <KeyCap id="fourth way" />
        </Link>
      </Way>
    </div>
  )
}

type WayProps = { number: number; title: string; says: string; children: ReactNode }

function Way({ number, title, says, children }: WayProps) {
  return (
    <section className="card between" aria-labelledby={`way-title-${number}`}>
      <div>
        <h2 id={`way-title-${number}`}>{title}</h2>
        <p className="small muted">{says}</p>
      </div>
      {children}
    </section>
  )
}

function ExampleButton({ slug, isClosed }: { slug: string; isClosed: boolean }) {
  if (!isClosed)
    return (
      <Link className="button" to={`/dossiers/${slug}`} id="way-1">
        Look around <KeyCap id="first way" />
      </Link>
    )
  return (
    <Form method="post" action="/welcome">
      <button className="button" type="submit" name="deed" value="look around" id="way-1">
        Bring it back and look around <KeyCap id="first way" />
      </button>
    </Form>
  )
}

/** A button or link is pressed, the form's first field takes the cursor. */
function useWayKeys(): void {
  const takeWay = (selector: string) => () => {
    const target = document.querySelector<HTMLElement>(selector)
    if (target instanceof HTMLInputElement) target.focus()
    else target?.click()
  }
  useKeys({
    'first way': takeWay('#way-1'),
    'second way': takeWay('#start input[name=name]'),
    'third way': takeWay('#way-3'),
    'fourth way': takeWay('#way-4'),
  })
}
