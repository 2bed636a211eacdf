package org.hospitalscheduling.testing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts beans together where there is no container: fields marked {@link Inject} get one instance
 * per type, those marked {@link PersistenceContext} the transaction's entity manager. Nothing is
 * replaced; only the container is missing.
 */
public final class Wired {

  /** What a container would look for among all beans is not looked for. */
  private static final Instance<?> NONE =
      (Instance<?>)
          Proxy.newProxyInstance(
              Wired.class.getClassLoader(),
              new Class<?>[] {Instance.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("iterator")) {
                  return Collections.emptyIterator();
                }
                throw new UnsupportedOperationException(method.getName());
              });

  private final Map<Class<?>, Object> beans = new HashMap<>();
  private final EntityManager em;
  private final Event<?> events;

  public Wired(EntityManager em, Event<?> events, Object... given) {
    this.em = em;
    this.events = events;
    for (Object bean : given) {
      for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
        beans.put(type, bean);
      }
    }
  }

  /** The bean of that type, with everything that it needs. */
  public <T> T get(Class<T> type) {
    Object known = beans.get(type);
    if (known == null) {
      known = make(type);
    }
    return type.cast(known);
  }

  private Object value(Class<?> type) {
    if (type == Event.class) {
      return events;
    }
    return type == Instance.class ? NONE : get(type);
  }

  private Object make(Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object bean = constructor.newInstance();
      beans.put(type, bean);
      for (Field field : type.getDeclaredFields()) {
        field.setAccessible(true);
        if (field.isAnnotationPresent(PersistenceContext.class)) {
          field.set(bean, em);
        } else if (field.isAnnotationPresent(Inject.class)) {
          field.set(bean, value(field.getType()));
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(PostConstruct.class)) {
          method.setAccessible(true);
          method.invoke(bean);
        }
      }
      return bean;
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
