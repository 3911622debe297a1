/** Everything that the articles' screen reads or asks for. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type {
  ArticleList,
  ArticleVersions,
  ArticleView,
  PreviewAnswer,
  SaveArticle,
} from '../../../contract/article.ts'
import { ask } from '../../api/ask.ts'

const keys = {
  lists: ['articles'] as const,
  list: (typed: string) => ['articles', typed] as const,
  article: (slug: string) => ['article', slug] as const,
  versions: (slug: string, version: number) => ['article', slug, 'versions', version] as const,
  preview: (body: string) => ['article-preview', body] as const,
}

/** What the last answer found stays until the next one is there. */
export function useArticles(typed: string) {
  const asked = useSettled(typed.trim(), 150)
  return useQuery({
    queryKey: keys.list(asked),
    queryFn: ({ signal }) => ask<ArticleList>(`/articles?q=${encodeURIComponent(asked)}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
}

export function useArticle(slug: string | null) {
  return useQuery({
    queryKey: keys.article(slug ?? ''),
    queryFn: ({ signal }) => ask<ArticleView>(at(slug ?? ''), { signal }),
    enabled: slug !== null,
    staleTime: 0,
  })
}

export function useVersions({ slug, version }: Pick<ArticleView, 'slug' | 'version'>) {
  return useQuery({
    queryKey: keys.versions(slug, version),
    queryFn: ({ signal }) => ask<ArticleVersions>(`${at(slug)}/versions`, { signal }),
  })
}

/** The words as customers would see them, a moment after the last letter. */
export function usePreview(body: string, isAsked: boolean): string | undefined {
  const asked = useSettled(body, 300)
  const { data } = useQuery({
    queryKey: keys.preview(asked),
    queryFn: ({ signal }) =>
      ask<z.infer<typeof PreviewAnswer>>('/articles/preview', {
        method: 'POST',
        body: { body: asked },
        signal,
      }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    gcTime: 0,
  })
  return data?.html
}

export type Change =
  | ({ readonly do: 'save' } & z.input<typeof SaveArticle>)
  | { readonly do: 'show'; readonly isPublished: boolean }
  | { readonly do: 'restore'; readonly base: number; readonly number: number }

/** Changes the article in a place; null makes a new one. The newest is shown whether it was done or refused. */
export function useChange(slug: string | null) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Change) => send(slug, change),
    onSuccess: view => client.setQueryData(keys.article(view.slug), view),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.lists })
      if (slug !== null) await client.invalidateQueries({ queryKey: keys.article(slug), exact: true })
    },
  })
}

async function send(slug: string | null, change: Change): Promise<ArticleView> {
  const { do: what, ...body } = change
  if (slug === null) return await ask<ArticleView>('/articles', { method: 'POST', body })
  if (what === 'save') return await ask<ArticleView>(at(slug), { method: 'PUT', body })
  if (what === 'show') return await ask<ArticleView>(`${at(slug)}/shown`, { method: 'PUT', body })
  return await ask<ArticleView>(`${at(slug)}/restore`, { method: 'POST', body })
}

function at(slug: string): string {
  return `/articles/${encodeURIComponent(slug)}`
}

function useSettled(value: string, milliseconds: number): string {
  const [settled, settle] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => settle(value), milliseconds)
    return () => clearTimeout(timer)
  }, [value, milliseconds])
  return settled
}
