import { Activity } from './activity.ts';
import { BusinessBrief } from './business-brief.ts';
import { ChannelIdentity } from './channel-identity.ts';
import { CoachingSession, CoachingStep } from './coaching-session.ts';
import { Conversation } from './conversation.ts';
import { DialogState } from './dialog-state.ts';
import { File } from './file.ts';
import { User } from './user.ts';

export const entities = [
  User,
  ChannelIdentity,
  Conversation,
  Activity,
  DialogState,
  CoachingSession,
  CoachingStep,
  BusinessBrief,
  File,
];
