/** Commands about the agent's own desk. */
import type { Theme } from '../chosen.ts'
import type { Command } from './command.ts'

const NEXT_THEME: Readonly<Record<Theme, Theme>> = { auto: 'light', light: 'dark', dark: 'auto' }

export const theme: Command = {
  name: 'theme',
  section: 'self',
  keys: ['Shift+L'],
  label: words => words.commands.theme,
  enabled: () => true,
  run: ({ choices, choose }) => choose({ theme: NEXT_THEME[choices.theme] }),
}

export const language: Command = {
  name: 'language',
  section: 'self',
  keys: ['Shift+G'],
  label: words => words.commands.language,
  enabled: () => true,
  run: ({ choices, choose }) => choose({ language: choices.language === 'en' ? 'es' : 'en' }),
}

export const sound: Command = {
  name: 'sound',
  section: 'self',
  keys: ['Shift+U'],
  label: words => words.commands.sound,
  enabled: () => true,
  run: ({ choices, choose }) => choose({ sound: !choices.sound }),
}

export const notices: Command = {
  name: 'notices',
  section: 'self',
  keys: ['Shift+D'],
  label: words => words.commands.notices,
  enabled: ({ choices }) => !choices.notices,
  run: world => world.askForNotices(),
}

export const signOut: Command = {
  name: 'sign-out',
  section: 'self',
  keys: ['Shift+Q'],
  label: words => words.signIn.signOut,
  enabled: () => true,
  run: world => world.signOut(),
}
