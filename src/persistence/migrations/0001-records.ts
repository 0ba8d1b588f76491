import { Migration } from '@mikro-orm/migrations';

/** The records of the design, all of them: users, the conversation log, dialog state, sessions, briefs, files. */
export class Records extends Migration {
  override up(): void {
    this.addSql(`
      create table app_user (
        id uuid not null,
        created_at timestamptz(3) not null,
        primary key (id)
      )`);

    this.addSql(`
      create table channel_identity (
        channel text not null,
        channel_user_id text not null,
        user_id uuid not null,
        created_at timestamptz(3) not null,
        primary key (channel, channel_user_id)
      )`);
    this.addSql(`create index channel_identity_user_id_index on channel_identity (user_id)`);
    this.addSql(
      `alter table channel_identity add constraint channel_identity_channel_check check (channel in ('direct-line', 'whatsapp', 'teams'))`,
    );
    this.addSql(
      `alter table channel_identity add constraint channel_identity_user_id_foreign foreign key (user_id) references app_user (id) on delete cascade`,
    );

    this.addSql(`
      create table conversation (
        id text not null,
        channel text not null,
        user_id uuid not null,
        reference jsonb not null,
        locale text null,
        last_inbound_at timestamptz(3) null,
        last_sequence int not null default 0,
        lease_owner uuid null,
        lease_until timestamptz(3) null,
        created_at timestamptz(3) not null,
        primary key (id)
      )`);
    this.addSql(`create index conversation_user_id_index on conversation (user_id)`);
    this.addSql(
      `alter table conversation add constraint conversation_channel_check check (channel in ('direct-line', 'whatsapp', 'teams'))`,
    );
    this.addSql(
      `alter table conversation add constraint conversation_user_id_foreign foreign key (user_id) references app_user (id) on delete cascade`,
    );

    this.addSql(`
      create table activity (
        conversation_id text not null,
        sequence int not null,
        direction text not null,
        status text not null,
        channel_id text null,
        body jsonb not null,
        reason text null,
        attempts smallint not null default 0,
        due_at timestamptz(3) null,
        created_at timestamptz(3) not null,
        primary key (conversation_id, sequence)
      )`);
    this.addSql(
      `create index activity_pending on activity (conversation_id, sequence) where status = 'pending'`,
    );
    this.addSql(
      `create unique index activity_channel_id on activity (conversation_id, channel_id) where channel_id is not null`,
    );
    this.addSql(
      `alter table activity add constraint activity_direction_check check (direction in ('in', 'out'))`,
    );
    this.addSql(
      `alter table activity add constraint activity_status_check check (status in ('pending', 'handled', 'sent', 'failed'))`,
    );
    this.addSql(
      `alter table activity add constraint activity_conversation_id_foreign foreign key (conversation_id) references conversation (id) on delete cascade`,
    );

    this.addSql(`
      create table dialog_state (
        key text not null,
        version int not null default 1,
        body json not null,
        updated_at timestamptz(3) not null,
        primary key (key)
      )`);

    this.addSql(`
      create table coaching_session (
        id uuid not null,
        user_id uuid not null,
        status text not null,
        current_step text not null,
        language text not null,
        step_completion jsonb not null,
        coaching_confidence double precision not null,
        retry_count int not null,
        cultural_context jsonb not null,
        sector_context jsonb not null,
        coaching_plan jsonb not null,
        conversation_history jsonb not null,
        coaching_duration int not null,
        version int not null default 1,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        primary key (id)
      )`);
    this.addSql(`create index coaching_session_user_id_index on coaching_session (user_id)`);
    this.addSql(
      `alter table coaching_session add constraint coaching_session_status_check check (status in ('initialized', 'in_progress', 'coaching_complete', 'sub_agents_running', 'brief_ready', 'completed', 'failed'))`,
    );
    this.addSql(
      `alter table coaching_session add constraint coaching_session_current_step_check check (current_step in ('onboarding', 'vision', 'mission', 'clientele', 'differentiation', 'offre', 'synthesis'))`,
    );
    this.addSql(
      `alter table coaching_session add constraint coaching_session_user_id_foreign foreign key (user_id) references app_user (id) on delete cascade`,
    );

    this.addSql(`
      create table coaching_step (
        session_id uuid not null,
        step_name text not null,
        step_order smallint not null,
        state text not null,
        source text not null,
        user_response text not null,
        statement text not null,
        coach_message text not null,
        examples_provided jsonb not null,
        is_complete boolean not null,
        confidence_score double precision not null,
        validation_criteria jsonb not null,
        retry_count int not null,
        step_duration int null,
        started_at timestamptz(3) not null,
        settled_at timestamptz(3) null,
        primary key (session_id, step_name)
      )`);
    this.addSql(
      `alter table coaching_step add constraint coaching_step_step_name_check check (step_name in ('vision', 'mission', 'clientele', 'differentiation', 'offre'))`,
    );
    this.addSql(
      `alter table coaching_step add constraint coaching_step_state_check check (state in ('open', 'confirmed', 'kept', 'skipped'))`,
    );
    this.addSql(
      `alter table coaching_step add constraint coaching_step_source_check check (source in ('owner', 'proposal', 'help'))`,
    );
    this.addSql(
      `alter table coaching_step add constraint coaching_step_session_id_foreign foreign key (session_id) references coaching_session (id) on delete cascade`,
    );

    this.addSql(`
      create table business_brief (
        id text not null,
        coaching_session_id uuid not null,
        token text not null,
        language text not null,
        business_name text null,
        vision text not null,
        mission text not null,
        target_audience text not null,
        differentiation text not null,
        value_proposition text not null,
        offer jsonb not null,
        sector jsonb null,
        location jsonb null,
        contact jsonb not null,
        market_research jsonb not null,
        content_generation jsonb not null,
        logo_creation jsonb not null,
        seo_optimization jsonb not null,
        template_selection jsonb not null,
        completeness double precision not null,
        specificity double precision not null,
        confirmed double precision not null,
        live double precision not null,
        is_ready_for_website boolean not null,
        dc360_website_id int null,
        provenance jsonb not null,
        gaps jsonb not null,
        body jsonb not null,
        version int not null default 1,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        primary key (id)
      )`);
    this.addSql(
      `create index business_brief_coaching_session_id_index on business_brief (coaching_session_id)`,
    );
    this.addSql(`alter table business_brief add constraint business_brief_token_unique unique (token)`);
    this.addSql(
      `alter table business_brief add constraint business_brief_coaching_session_id_foreign foreign key (coaching_session_id) references coaching_session (id) on delete cascade`,
    );

    this.addSql(`
      create table file (
        path text collate "C" not null,
        type text not null,
        bytes bytea not null,
        updated_at timestamptz(3) not null,
        primary key (path)
      )`);
  }
}
