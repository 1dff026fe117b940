/// <reference types="vite/client" />
import type { RouteLocationNormalizedLoaded } from 'vue-router'

declare module 'vue-router' {
  interface RouteMeta {
    /** Title of the page: the browser tab, the h1 unless the page sets its own, and the last breadcrumb. */
    title?: string
    /** Which door the page stands behind; decides the shell. */
    door?: 'portal' | 'desk' | 'plain'
    /** The page needs somebody signed in. */
    auth?: boolean
    /** The page needs one of these actions (session.user.actions). */
    needs?: string[]
    /** The page's parents, nearest last. */
    crumbs?: { title: string; to: string }[]
    /** The key under which the page lives on over a change of address; by default every path is its own page. */
    keepAlong?: (route: RouteLocationNormalizedLoaded) => string
    /** No tab bar and no footer: the person is in the middle of something. */
    focused?: boolean
  }
}
