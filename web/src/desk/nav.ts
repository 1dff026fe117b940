import { Calendar } from '@element-plus/icons-vue'
import type { Component } from 'vue'

export interface NavEntry {
  title: string
  to: string
  icon: Component
  /** Shown to people who may do one of these; to everybody when absent. */
  needs?: string[]
  group?: string
}

export const deskNav: NavEntry[] = [{ title: '今日', to: '/desk', icon: Calendar }]
