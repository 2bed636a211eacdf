package org.hospitalscheduling.testing;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Wires beans without a container: fields marked {@link Inject} get one instance per type, those
 * marked {@link PersistenceContext} the transaction's entity manager. No bean is replaced; only the
 * container is missing.
 */
public final class Wired {

  /** Which bean a container would find for an interface. */
  private static final Map<String, String> IMPLEMENTED_BY =
      Map.of(
          "org.hospitalscheduling.availability.TakenTime",
          "org.hospitalscheduling.booking.BookedTime",
          "org.hospitalscheduling.booking.OfferedTimes",
          "org.hospitalscheduling.waitlist.FreedTimeOffers",
          "org.hospitalscheduling.booking.WaitingPlaces",
          "org.hospitalscheduling.waitlist.BookedPlaces");

  private final Map<Class<?>, Object> beans = new HashMap<>();
  private final EntityManager em;
  private final Event<?> events;

  public Wired(EntityManager em, Event<?> events, Object... given) {
    this.em = em;
    this.events = events;
    beans.put(Clock.class, Clock.systemUTC());
    for (Object bean : given) {
      for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
        beans.put(type, bean);
      }
    }
  }

  /** A repository that needs only the transaction's entity manager. */
  public static <T> T get(EntityManager em, Class<T> type) {
    return new Wired(em, null).get(type);
  }

  /** The bean of that type, with its dependencies. */
  public <T> T get(Class<T> type) {
    Object known = beans.get(type);
    if (known == null) {
      known = make(implementation(type));
    }
    return type.cast(known);
  }

  private static Class<?> implementation(Class<?> type) {
    try {
      String bean = IMPLEMENTED_BY.get(type.getName());
      return bean == null ? type : Class.forName(bean);
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Object value(Field field) {
    if (field.getType() == Event.class) {
      return events;
    }
    return field.getType() == Instance.class
        ? instances(
            (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0])
        : get(field.getType());
  }

  /** Of all beans that a container would find, those that have been created here. */
  private Instance<?> instances(Class<?> type) {
    return (Instance<?>)
        Proxy.newProxyInstance(
            Wired.class.getClassLoader(),
            new Class<?>[] {Instance.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("iterator")) {
                return beans.values().stream().filter(type::isInstance).distinct().iterator();
              }
              throw new UnsupportedOperationException(method.getName());
            });
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
          field.set(bean, value(field));
        }
      }
      for (Method method : type.getDeclaredMethods()) {
        if (method.isAnnotationPresent(PostConstruct.class)) {
          method.setAccessible(true);
          method.invoke(bean);
        }
      }
      return bean;
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(thrown);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
