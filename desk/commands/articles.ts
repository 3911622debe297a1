/** Commands about help articles. */
import type { Command } from './command.ts'

export const insertArticle: Command = {
  name: 'insert-article',
  section: 'case',
  keys: ['Shift+K'],
  label: words => words.commands.insertArticle,
  enabled: ({ open }) => open !== null,
  run: world => world.openList('articles'),
}

export const openArticles: Command = {
  name: 'articles',
  section: 'place',
  keys: ['Shift+B'],
  label: words => words.commands.articles,
  enabled: () => true,
  run: world => world.goToPage('/articles'),
}
