/** What is wrong with a group of fields, said below it. */
export function FieldError({ sentence }: { sentence: string | undefined }) {
  if (!sentence) return null
  return (
    <p className="error" role="alert">
      {sentence}
    </p>
  )
}
