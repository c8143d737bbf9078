/** Where a password is changed: the tokens that go on without it, and whether they end with it. */
export function EndTokensField({ tokens }: { tokens: readonly { name: string }[] }) {
  if (!tokens.length) return null
  return (
    <>
      <label className="check field">
        <input type="checkbox" name="tokens" value="end" defaultChecked /> End the tokens for
        programs too
      </label>
      <p className="muted small">
        {tokens.map(({ name }) => `“${name}”`).join(', ')}: a token works without the password,
        until it is ended.
      </p>
    </>
  )
}
