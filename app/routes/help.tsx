import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { requirePermission } from '#app/auth/guard.ts'
import { glossary } from '#app/domain/glossary/glossary.ts'
import { KeyList, DefinitionList } from '#app/ui/help/help-lists.tsx'
import { pageHelps } from '#app/ui/help/page-help.ts'
import '#app/ui/help/help.css'
import '#app/ui/screens.css'
import { KeyName } from '#app/ui/keys/key-cap.tsx'

export const meta: MetaFunction = () => [{ title: 'Help · Stanceline' }]

export function loader({ context }: LoaderFunctionArgs) {
  requirePermission(context, 'read')
  return null
}

/** All that the help of each page says, in one place, which works without scripts too. */
export default function Help() {
  return (
    <div className="page help">
      <h1>Help</h1>
      <p className="muted">
        Press <KeyName id="help" /> on any page for what it is for, its keys and its words. How
        numbers are made is on <Link to="/method">Method</Link>; how to begin is on{' '}
        <Link to="/welcome">Ways to begin</Link>.
      </p>
      <section className="card" aria-labelledby="words">
        <h2 id="words">Words</h2>
        <DefinitionList definitions={glossary} isTarget />
      </section>
      <section className="card" aria-labelledby="keys">
        <h2 id="keys">Keys on every page</h2>
        <KeyList place="everywhere" />
      </section>
      <section className="card" aria-labelledby="pages">
        <h2 id="pages">Pages</h2>
        {Object.entries(pageHelps).map(([route, { name, says, keys }]) => (
          <div key={route} className="gap-above">
            <b>{name}.</b> {says}
            {keys && <KeyList place={keys} />}
          </div>
        ))}
      </section>
    </div>
  )
}
