import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { NotDone } from '../../api/ask.ts'
import { useWords } from '../../choices.tsx'
import { Door } from '../../parts/door.tsx'
import { TextField } from '../../parts/field.tsx'
import { formText } from '../../parts/form-text.ts'
import { Sentence } from '../../parts/said.tsx'
import { readKept } from '../../kept.ts'
import { signIn } from './data.ts'

export function SignInScreen() {
  const words = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { back } = useSearch({ from: '/sign-in' })
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      client.clear()
      await navigate({ href: back?.startsWith('/desk') ? back : '/desk', replace: true })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    entering.mutate({ email: formText(form, 'email').trim(), password: formText(form, 'password') })
  }
  // Whoever was never here was not signed out, wherever they wanted to go.
  const wasSignedOut = back !== undefined && readKept('was-here') === true
  const failure = entering.error instanceof NotDone ? entering.error.failure : null
  return (
    <Door title={words.signIn.title} lead={wasSignedOut ? words.signIn.signedOut : undefined}>
      <form onSubmit={submit}>
        <TextField
          label={words.signIn.email}
          name="email"
          type="email"
          autoComplete="username"
          required
          autoFocus
        />
        <TextField
          label={words.signIn.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Sentence failure={failure} />
        <button className="button button-main" type="submit" disabled={entering.isPending}>
          {words.signIn.submit}
        </button>
      </form>
      <p className="hint">{words.signIn.help}</p>
    </Door>
  )
}
