import { Form } from '@remix-run/react'
import { dossierRoles, type Teammate } from '#app/domain/dossiers.ts'
import { capitaliseFirst } from '#app/domain/text/words.ts'
import { SelectField, TextField } from '../fields.tsx'

type Props = {
  teammates: readonly Teammate[]
  mayChange: boolean
  isTeams: boolean
  revision: string
  fields: Record<string, string>
  errors: Record<string, string>
}

const roleOptions = dossierRoles.map((role) => [role, capitaliseFirst(role)] as const)

/** Who works on a dossier and what each may do in it. */
export function TeamCard({ teammates, mayChange, isTeams, revision, fields, errors }: Props) {
  return (
    <section className="card" aria-labelledby="team">
      <h2 id="team">Team</h2>
      <p className="small muted">
        {isTeams
          ? 'They alone see this dossier, with administrators; what each may do in it is said here.'
          : 'This dossier is for everybody who is signed in, each as what they are everywhere. What is said here ' +
            'holds once it is for its team alone.'}
      </p>
      {teammates.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">May</th>
            </tr>
          </thead>
          <tbody>
            {teammates.map((teammate) => (
              <tr key={teammate.userId}>
                <td data-head="Person">{teammate.name}</td>
                <td data-head="May">
                  {mayChange ? (
                    <TeammateForm teammate={teammate} revision={revision} />
                  ) : (
                    capitaliseFirst(teammate.role)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {mayChange && (
        <Form method="post" className="row" noValidate>
          <input type="hidden" name="revision" value={revision} />
          <TextField
            label="Add somebody, by e-mail address"
            name="person"
            type="email"
            defaultValue={fields.person}
            error={errors.person}
          />
          <SelectField
            label="May"
            name="role"
            options={roleOptions}
            defaultValue={fields.role || 'coder'}
            error={errors.role}
          />
          <button className="button" type="submit" name="deed" value="save teammate">
            Add
          </button>
        </Form>
      )}
    </section>
  )
}

function TeammateForm({ teammate, revision }: { teammate: Teammate; revision: string }) {
  return (
    <Form method="post" className="row" preventScrollReset>
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="teammate" value={teammate.userId} />
      <select
        key={teammate.role}
        name="role"
        defaultValue={teammate.role}
        aria-label={`What ${teammate.name} may do`}
      >
        {roleOptions.map(([role, words]) => (
          <option key={role} value={role}>
            {words}
          </option>
        ))}
        <option value="">Out of the team</option>
      </select>
      <button className="button quiet" type="submit" name="deed" value="save teammate">
        Change
      </button>
    </Form>
  )
}
