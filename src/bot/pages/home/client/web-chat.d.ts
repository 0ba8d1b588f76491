/** What this page uses of `webchat-minimal.js`. */
interface WebChat {
  createDirectLine: (options: {
    domain: string;
    token: string;
    conversationStartProperties: { locale: string };
  }) => DirectLine;
  createStore: (state: object, middleware: WebChatMiddleware) => object;
  renderWebChat: (props: object, element: Element) => void;
}

/** Sees everything that Web Chat does, as a middleware of Redux. */
type WebChatMiddleware = (store: {
  dispatch: (action: WebChatAction) => unknown;
}) => (next: (action: WebChatAction) => unknown) => (action: WebChatAction) => unknown;

interface WebChatAction {
  type: string;
  payload?: { activity?: { from: { role?: string }; locale?: string }; text?: string | undefined };
}

interface DirectLine {
  /** Of `ConnectionStatus` in botframework-directlinejs. */
  connectionStatus$: { subscribe(next: (status: number) => void): void };
}

interface Window {
  WebChat?: WebChat;
}
