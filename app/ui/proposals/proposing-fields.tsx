import { TextField } from '../fields.tsx'

/**
 * What a form holds besides where its sender proposes what it says, or where a proposal fills it for an editor.
 */
export function ProposingFields({
  proposes,
  proposalId,
}: {
  proposes: boolean
  proposalId: string | null
}) {
  if (proposalId) return <input type="hidden" name="proposal" value={proposalId} />
  return proposes ? (
    <TextField
      label="Why"
      name="proposalNote"
      hint="For the editor who takes or refuses your proposal."
    />
  ) : null
}
