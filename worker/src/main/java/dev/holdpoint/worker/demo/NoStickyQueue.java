package dev.holdpoint.worker.demo;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Takes the wish for a sticky queue out of what a worker answers, so that any worker gets the next
 * task.
 *
 * <p>The in-process server has no time-out for sticky queues: a workflow whose worker was killed
 * would wait for it for ever. The real server needs none of this.
 */
final class NoStickyQueue implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(
            MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void sendMessage(Q message) {
                super.sendMessage(withoutSticky(message));
            }
        };
    }

    @SuppressWarnings("unchecked") // the same message type goes out as came in
    private static <Q> Q withoutSticky(Q message) {
        return message instanceof RespondWorkflowTaskCompletedRequest answer
                ? (Q) answer.toBuilder().clearStickyAttributes().build()
                : message;
    }
}
