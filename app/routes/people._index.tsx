import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { formatTimeAgo, formatLastDay } from '#app/domain/moments.ts'
import { roles } from '#app/domain/users.ts'
import { applyPeopleForm } from '#app/features/people/people-actions.ts'
import { requirePermission } from '#app/auth/guard.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { siteAddress } from '#app/http/site-address.ts'
import { SelectField, TextField } from '#app/ui/fields.tsx'
import { FormOutcome } from '#app/ui/form-outcome.tsx'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/list.css'
import '#app/ui/people.css'
import { capitaliseFirst, pluralise } from '#app/domain/text/words.ts'

export const meta: MetaFunction = () => [{ title: 'People · Stanceline' }]

export async function loader({ context }: LoaderFunctionArgs) {
  const { admin } = requirePermission(context, 'manage people')
  const now = new Date().toISOString()
  const people = (await admin.users.listPeople()).map((person) => ({
    ...person,
    seen: formatTimeAgo(person.lastSeenAt, now),
    signedIn: formatTimeAgo(person.lastSignInAt, now),
  }))
  const invitations = (await admin.links.invitations()).map((invitation) => ({
    ...invitation,
    until: formatLastDay(invitation.expiresAt),
  }))
  return { people, invitations }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { admin, performedBy } = requirePermission(context, 'manage people')
  const fields = readTextFields(await readForm(request), ['deed', 'id', 'email', 'role'])
  const site = siteAddress(request)
  const outcome = await applyPeopleForm({ admin, performedBy, fields, site })
  return outcome.ok ? outcome : answerRefusedForm(outcome)
}

export default function People() {
  const { people, invitations } = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const activeCount = people.filter(({ deactivatedAt }) => !deactivatedAt).length
  return (
    <div className="page people">
      <h1>People</h1>
      <div className="muted small">
        {activeCount} {pluralise(activeCount, 'person', 'people')} can sign in
        {people.length > activeCount && `, ${people.length - activeCount} cannot`}
      </div>
      <p className="small">
        <Link to="/settings">Settings</Link> ·{' '}
        <Link to="/erasures">What was erased on request</Link>
      </p>
      <FormOutcome answer={answer} label="Link to the invitation" />
      <div className="with-aside">
        <PeopleTable people={people} />
        <div className="stack">
          <InviteForm answer={answer} />
          <section className="card" aria-label="Open invitations">
            <h2>Open invitations</h2>
            {invitations.length ? (
              <Invitations invitations={invitations} />
            ) : (
              <p className="muted small">None. Whoever you invite stands here until they join.</p>
            )}
          </section>
        </div>
      </div>
    </div>
  )
}

type PeopleData = ReturnType<typeof useLoaderData<typeof loader>>

function PeopleTable({ people }: Pick<PeopleData, 'people'>) {
  return (
    <div className="card list">
      <table>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Role</th>
            <th scope="col">Last seen</th>
            <th scope="col">Last signed in</th>
            <th scope="col" className="number">
              Sessions
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className={person.deactivatedAt ? 'gone' : undefined}>
              <td data-head="Person">
                <Link to={`/people/${person.id}`}>{person.name}</Link>{' '}
                {person.deactivatedAt && <span className="tag">deactivated</span>}
                <div className="tiny muted">{person.email}</div>
              </td>
              <td data-head="Role">{person.role}</td>
              <td data-head="Last seen">{person.seen}</td>
              <td data-head="Last signed in">{person.signedIn}</td>
              <td data-head="Sessions" className="number">
                {person.sessions}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function InviteForm({ answer }: { answer: ReturnType<typeof useFormAnswer<typeof action>> }) {
  const refused = answer && !answer.ok ? answer : null
  return (
    <section className="card" aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <p className="muted small">
        You get a link to send them. They choose their own name and password.
      </p>
      <Form method="post" key={answer?.ok ? answer.link : 'open'}>
        <TextField
          label="E-mail address"
          name="email"
          type="email"
          autoComplete="off"
          required
          maxLength={200}
          defaultValue={refused?.fields.email}
          error={refused?.errors.email}
        />
        <SelectField
          label="Role"
          name="role"
          options={roles.map((role) => [role, capitaliseFirst(role)] as const)}
          defaultValue={refused?.fields.role ?? 'coder'}
          error={refused?.errors.role}
          hint="Viewers read and export, coders add and code letters, editors correct them, admins manage people."
        />
        <p className="field">
          <button className="button primary" type="submit" name="deed" value="invite">
            Make the link
          </button>
        </p>
      </Form>
    </section>
  )
}

function Invitations({ invitations }: Pick<PeopleData, 'invitations'>) {
  return (
    <ul className="entries">
      {invitations.map(({ id, email, role, until, byName }) => (
        <li key={id}>
          <div>
            {email}
            <div className="tiny muted">
              as {role}, until {until}
              {byName && `, by ${byName}`}
            </div>
          </div>
          <Form method="post">
            <input type="hidden" name="id" value={id} />
            <button
              className="button quiet"
              type="submit"
              name="deed"
              value="withdraw"
              aria-label={`Withdraw the invitation of ${email}`}
            >
              Withdraw
            </button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
