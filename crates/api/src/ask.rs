//! What every handler starts from: the request, the use cases and who asks.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use casework::{Casework, Context, Failure};
use domain::access::{Action, Denied, Relation, granted};
use domain::words::Lang;
use std::future::Future;
use std::pin::Pin;
use tnld_http::dto::Input;
use tnld_http::{Caller, Fault, idempotency, preconditions};

/// A request with the use cases and who asks.
pub(crate) struct Ask {
    pub(crate) req: HttpRequest,
    pub(crate) app: web::Data<Casework>,
    pub(crate) caller: Caller,
}

impl FromRequest for Ask {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(req: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let req = req.clone();
        let caller = Caller::from_request(&req, payload);
        Box::pin(async move {
            let caller = caller.await?;
            let app = req
                .app_data::<web::Data<Casework>>()
                .cloned()
                .ok_or_else(|| Failure::Internal("no use cases in the application".to_owned()))?;
            Ok(Self { req, app, caller })
        })
    }
}

impl Ask {
    /// Language of the reader.
    pub(crate) fn lang(&self) -> Lang {
        self.caller.lang
    }

    /// Reads an input into the domain.
    pub(crate) fn read<T: Input>(&self, input: T) -> Result<T::Value, Fault> {
        let mut ids = || self.app.id();
        input.into_domain(&mut ids, self.app.now()).map_err(Fault::from)
    }

    /// The context of a use case. Whoever could do this on no case at all is told so before the content is judged.
    pub(crate) fn context(&self, action: Action) -> Result<Context, Fault> {
        let actor = &self.caller.actor;
        if !Relation::ALL.iter().any(|relation| granted(actor.role, action, *relation)) {
            let denied =
                if actor.user.is_none() { Denied::SignInRequired } else { Denied::Forbidden(action) };
            return Err(denied.into());
        }
        self.caller.context(action)
    }

    /// The context of a write that creates something: needs an idempotency key.
    pub(crate) fn creating(&self, action: Action, body_hash: &str) -> Result<Context, Fault> {
        let mut ctx = self.context(action)?;
        ctx.idempotency = Some(idempotency::required_key(&self.req, &self.caller.actor, body_hash)?);
        Ok(ctx)
    }

    /// The context of a change: needs the version that was read; a key is taken when there is one.
    pub(crate) fn changing(&self, action: Action, body_hash: &str) -> Result<Context, Fault> {
        let mut ctx = self.context(action)?;
        ctx.idempotency = idempotency::optional_key(&self.req, &self.caller.actor, body_hash)?;
        ctx.if_match = preconditions::if_match(&self.req)?;
        if ctx.if_match.is_none() {
            return Err(Failure::IfMatchRequired.into());
        }
        Ok(ctx)
    }
}
