import { useFetcher, useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { sendFiles, type ChosenFile, type UploadProgress } from './send-files.ts'

type StartAnswer = { ok: true; id: string } | { ok: false; errors: Record<string, string> }

/**
 * The files chosen for an import and what becomes of them: the form begins the import, the files follow one by one,
 * and where all were taken in its page is opened. With no file chosen the form is left to the browser.
 */
export function useUpload() {
  const fetcher = useFetcher<StartAnswer>()
  const navigate = useNavigate()
  const [files, setFiles] = useState<ChosenFile[]>([])
  const [sent, setSent] = useState<UploadProgress | null>(null)
  const hasStarted = useRef(false)

  useEffect(() => {
    const { data } = fetcher
    if (!data?.ok || hasStarted.current) return
    hasStarted.current = true
    void sendFiles(data.id, files, setSent)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the files are those that stood there when the import began
  }, [fetcher.data])

  const importId = fetcher.data?.ok ? fetcher.data.id : null
  // While the answer to a form is still drawn, going on to a page that was never open would end on an empty one.
  const isTakenIn = sent?.isOver && !sent.problems.length && fetcher.state === 'idle'
  const idToOpen = isTakenIn ? importId : null
  useEffect(() => {
    if (idToOpen) navigate(`/imports/${idToOpen}`)
  }, [idToOpen, navigate])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!files.length) return
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    form.delete('files')
    form.set('scripted', 'yes')
    if (!form.get('name')) form.set('name', proposeName(files))
    hasStarted.current = false
    fetcher.submit(form, {
      method: 'post',
      action: '/imports?index',
      encType: 'multipart/form-data',
    })
  }
  return {
    files,
    setFiles,
    sent,
    importId,
    isBusy: fetcher.state !== 'idle' || (sent !== null && !sent.isOver),
    refusal: fetcher.data?.ok === false ? fetcher.data.errors : null,
    submit,
  }
}

function proposeName(files: readonly ChosenFile[]): string {
  const [folder, ...rest] = files[0]!.path.split('/')
  return rest.length
    ? folder!
    : files.length === 1
      ? files[0]!.path
      : `${files[0]!.path} and ${files.length - 1} more`
}
