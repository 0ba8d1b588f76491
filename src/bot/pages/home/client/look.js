const font = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/** Web Chat in the page's colours, which follow the browser's light or dark by themselves. */
export const look = {
  accent: 'var(--clay)',
  backgroundColor: 'transparent',
  subtle: 'var(--soft)',
  primaryFont: font,
  monospaceFont: font,
  paddingRegular: 12,
  paddingWide: 15,

  avatarSize: 36,
  botAvatarBackgroundColor: 'transparent',
  botAvatarInitials: '',
  botAvatarImage: new URL('mark.svg', import.meta.url).href,
  showAvatarInGroup: 'status',

  bubbleBackground: 'var(--bubble)',
  bubbleBorderWidth: 0,
  bubbleBorderRadius: 18,
  bubbleTextColor: 'var(--ink)',
  bubbleFromUserBackground: 'var(--own)',
  bubbleFromUserBorderWidth: 0,
  bubbleFromUserBorderRadius: 18,
  bubbleFromUserTextColor: '#fff',
  bubbleMaxWidth: 560,
  bubbleMinWidth: 48,
  bubbleMinHeight: 36,

  suggestedActionLayout: 'flow',
  suggestedActionHeight: 40,
  suggestedActionBorderRadius: 20,
  suggestedActionBorderWidth: 1.5,
  suggestedActionBorderColor: 'var(--clay)',
  suggestedActionBackgroundColor: 'transparent',
  suggestedActionBackgroundColorOnHover: 'var(--bubble)',
  suggestedActionBackgroundColorOnActive: 'var(--line)',
  suggestedActionTextColor: 'var(--clay)',
  suggestedActionKeyboardFocusIndicatorBorderColor: 'var(--clay)',
  suggestedActionKeyboardFocusIndicatorBorderRadius: 18,
  suggestedActionsVisualKeyboardIndicatorColor: 'var(--clay)',

  sendBoxBackground: 'transparent',
  sendBoxBorderTop: 'none',
  sendBoxHeight: 52,
  sendBoxTextColor: 'var(--ink)',
  sendBoxPlaceholderColor: 'var(--soft)',
  sendBoxTextWrap: true,
  sendBoxButtonColor: 'var(--clay)',
  sendBoxButtonColorOnDisabled: 'var(--soft)',
  sendBoxButtonShadeColorOnHover: 'var(--bubble)',
  sendBoxButtonShadeColorOnActive: 'var(--line)',
  sendBoxButtonShadeBorderRadius: 12,
  sendBoxButtonKeyboardFocusIndicatorBorderColor: 'var(--clay)',
  sendBoxButtonKeyboardFocusIndicatorBorderRadius: 12,

  transcriptActivityVisualKeyboardIndicatorColor: 'var(--soft)',
  transcriptVisualKeyboardIndicatorColor: 'var(--clay)',
  transcriptOverlayButtonBackground: 'var(--own)',
  transcriptOverlayButtonBackgroundOnHover: 'var(--own)',
  transcriptOverlayButtonBackgroundOnFocus: 'var(--own)',

  notificationText: 'var(--soft)',
  // Longer than any answer that is read: cutting one off unseen would be worse than being told that it is too long.
  maxMessageLength: 20_000,
  // Made in a worker from a `blob:` address, which the page's policy does not allow.
  enableUploadThumbnail: false,
};
